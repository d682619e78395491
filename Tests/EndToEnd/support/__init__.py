"""Helpers of the end-to-end tests; they know the interfaces of Pafta, not its inside."""
