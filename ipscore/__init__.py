"""ipscore: the rules, scores and figures of IPS supported employment, as a library without a screen."""
