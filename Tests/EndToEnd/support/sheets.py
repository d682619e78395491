"""Names of map sheets, worked out from a position by the regulation's scheme (BÖHHBÜY), apart from the program's."""
ROWS = "DEFGHIJKLMNOP"                       # 1/100 000 sheets by the latitude of their southern edge, 42.0 downwards


def quarter(fx, fy):
    """The quarter of a cell, clockwise from the north-west, and the place inside of it; fy grows northwards."""
    number = {(0, 1): 0, (1, 1): 1, (1, 0): 2, (0, 0): 3}[int(fx >= 0.5), int(fy >= 0.5)]
    return number, fx * 2 % 1, fy * 2 % 1


def sheet(longitude, latitude, scale=1000) -> str:
    """The sheet of a position, given on the sheet's own datum, as `F45-d-21-d-2-b`."""
    x, y = (longitude - 18) * 2, (latitude - 36) * 2
    parts = [f"{ROWS[12 - int(y)]}{int(x)}"]
    place, fx, fy = quarter(x % 1, y % 1)
    parts.append("abcd"[place])
    column, row = int(fx * 5), int(fy * 5)
    parts.append(f"{(4 - row) * 5 + column + 1:02d}")
    fx, fy = fx * 5 % 1, fy * 5 % 1
    for letters, finest in (("abcd", 5000), ("1234", 2000), ("abcd", 1000), ("1234", 500)):
        if scale > finest:
            break
        place, fx, fy = quarter(fx, fy)
        parts.append(letters[place])
    return "-".join(parts)
