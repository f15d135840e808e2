"""The data contract: what volunteers may write, and the values that it means."""
