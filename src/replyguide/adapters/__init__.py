"""Where replyguide is used: each adapter brings its own extra, and nothing else imports it."""
