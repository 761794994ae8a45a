"""What somebody who works here does for themselves: the second step of a sign-in, their own account."""
