"""The volunteers as coordinators look them up, write them down and match them."""
