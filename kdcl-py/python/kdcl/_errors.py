class KdclError(ValueError):
    pass
