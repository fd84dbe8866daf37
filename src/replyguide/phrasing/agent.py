"""Every message that the agent reads: reasons, tasks, cautions, terms."""
from types import MappingProxyType
AGENT_MESSAGES = MappingProxyType({})
