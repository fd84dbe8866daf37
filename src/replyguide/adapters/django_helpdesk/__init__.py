"""replyguide on the staff's ticket page of django-helpdesk (extra ``django-helpdesk``): an installable Django app."""
