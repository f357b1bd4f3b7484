"""Documents in, checked values and problems out: plans, the register of bodies, short titles."""
