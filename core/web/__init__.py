"""What stands between the network and the screens: addresses, headers, hosts, health, start-up."""
