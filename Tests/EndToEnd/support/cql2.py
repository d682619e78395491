"""CQL2 in both encodings, written from the standard's grammar and schema, so that the server's own readers and printers
are judged by something else. The tree is the one of the JSON encoding, as Python has JSON."""
import re

TOKEN = re.compile(r"""\s*(?:
    (?P<text>'(?:[^'\\]|''|\\.)*')
  | (?P<quoted>"[^"]+")
  | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<name>[^\W\d][\w.:]*)
  | (?P<sign><>|<=|>=|[-+*/%^=<>(),]))""", re.X)

CAMEL = {name.lower(): name for name in ("t_finishedBy", "t_metBy", "t_overlappedBy", "t_startedBy", "a_containedBy")}
COMPARISONS = ("=", "<>", "<", ">", "<=", ">=")
ARITHMETIC = {"+": 1, "-": 1, "*": 2, "/": 2, "%": 2, "div": 2, "^": 3}
# OGC 21-065r2, /req/cql2-text/escaping: the backslash escapes, so it is doubled to be one of the text.
CONTROLS = {"a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r"}
GEOMETRIES = {name.lower(): name for name in (
    "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection")}


def parse(text: str):
    """The tree of a filter in the text encoding."""
    reader = _Reader(text)
    tree = reader.boolean()
    assert reader.kind is None, f"left over: {text[reader.start:]}"
    return tree


class _Reader:
    def __init__(self, text):
        self.source, self.end = text, 0
        self.step()

    def step(self):
        """Goes to the next token; returns the one before."""
        before = getattr(self, "value", None)
        match = TOKEN.match(self.source, self.end)
        if match is None:
            assert not self.source[self.end:].strip(), f"no token: {self.source[self.end:]}"
            self.kind, self.value, self.start = None, "", len(self.source)
        else:
            self.kind, self.value = match.lastgroup, match[match.lastgroup]
            self.start, self.end = match.start(match.lastgroup), match.end()
        return before

    def at(self, *words):
        return self.kind in ("name", "sign") and self.value.lower() in words

    def take(self, *words):
        if not self.at(*words):
            return None
        return self.step().lower()

    def expect(self, word):
        assert self.take(word), f"expected {word}: {self.source[self.start:]}"

    def boolean(self):
        return self.joined("or", lambda: self.joined("and", self.negated))

    def joined(self, word, operand):
        operands = [operand()]
        while self.take(word):
            operands.append(operand())
        return operands[0] if len(operands) == 1 else {"op": word, "args": operands}

    def negated(self):
        return negation(self.negated()) if self.take("not") else self.predicate()

    def predicate(self):
        left = self.sum(1)
        if self.kind == "sign" and self.value in COMPARISONS:
            return {"op": self.step(), "args": [left, self.sum(1)]}
        if self.take("is"):
            negative = self.take("not")
            self.expect("null")
            found = {"op": "isNull", "args": [left]}
            return negation(found) if negative else found
        negative = self.take("not")
        word = self.take("like", "between", "in")
        if word == "like":
            found = {"op": "like", "args": [left, self.primary()]}
        elif word == "between":
            lower = self.sum(1)
            self.expect("and")
            found = {"op": "between", "args": [left, lower, self.sum(1)]}
        elif word == "in":
            found = {"op": "in", "args": [left, self.listed(lambda: self.sum(1))]}
        else:
            assert not negative
            return left
        return negation(found) if negative else found

    def sum(self, level):
        """Arithmetic; the operators of a level bind from the left."""
        if level > 3:
            return self.factor()
        left = self.sum(level + 1)
        while self.kind in ("sign", "name") and ARITHMETIC.get(self.value.lower()) == level:
            left = {"op": self.step().lower(), "args": [left, self.sum(level + 1)]}
        return left

    def factor(self):
        if not self.take("-"):
            return self.primary()
        operand = self.primary()
        return -operand if isinstance(operand, (int, float)) else {"op": "*", "args": [-1, operand]}

    def listed(self, element):
        self.expect("(")
        found = []
        while not self.take(")"):
            found.append(element())
            assert self.take(",") or self.at(")"), self.source[self.start:]
        return found

    def primary(self):
        if self.kind == "text":
            return self.text()
        if self.kind == "quoted":
            return {"property": self.step()[1:-1]}
        if self.kind == "number":
            return number(self.step())
        if self.at("("):
            found = self.listed(self.boolean)
            return found[0] if len(found) == 1 else found
        assert self.kind == "name", self.source[self.start:]
        name = self.step()
        word = name.lower()
        if word in ("true", "false") and not self.at("("):
            return word == "true"
        if word in GEOMETRIES and (self.at("(") or self.at("z")):
            self.take("z")
            return self.geometry(word)
        if not self.at("("):
            return {"property": name}
        arguments = self.listed(self.boolean)
        if word in ("date", "timestamp"):
            return {word: arguments[0]}
        if word in ("interval", "bbox"):
            return {word: arguments}
        if word in ("casei", "accenti") or word[:2] in ("s_", "t_", "a_"):
            name = CAMEL.get(word, word)
        return {"op": name, "args": arguments}

    def text(self):
        return re.sub(r"''|\\(['\\abtnvfr])", lambda found: CONTROLS.get(found[1], found[1]) or "'", self.step()[1:-1])

    def geometry(self, word):
        kind = GEOMETRIES[word]
        if kind == "GeometryCollection":
            return {"type": kind, "geometries": self.listed(self.primary)}
        depth = {"Point": 0, "LineString": 1, "MultiPoint": 1, "Polygon": 2, "MultiLineString": 2, "MultiPolygon": 3}[kind]
        if kind == "Point":
            self.expect("(")
            found = self.position()
            self.expect(")")
            return {"type": kind, "coordinates": found}
        return {"type": kind, "coordinates": self.positions(depth)}

    def positions(self, depth):
        if depth == 0:
            wrapped = self.take("(")
            found = self.position()
            if wrapped:
                self.expect(")")
            return found
        return self.listed(lambda: self.positions(depth - 1))

    def position(self):
        found = []
        while not self.at(",", ")"):
            found.append(self.factor())
        return found


def negation(tree):
    return {"op": "not", "args": [tree]}


def number(text):
    return int(text) if text.isdigit() else float(text)


def text(tree) -> str:
    """A tree in the text encoding, with more parentheses than needed."""
    if isinstance(tree, bool):
        return "TRUE" if tree else "FALSE"
    if isinstance(tree, (int, float)):
        return repr(tree)
    if isinstance(tree, str):
        return "'" + tree.replace("\\", "\\\\").replace("'", "''") + "'"
    if isinstance(tree, list):
        return "(" + ",".join(map(text, tree)) + ")"
    if "op" in tree:
        return operation(tree["op"], tree["args"])
    if "property" in tree:
        return f'"{tree["property"]}"'
    if "type" in tree:
        return well_known(tree)
    (word, value), = tree.items()
    return f"{word.upper()}({','.join(map(text, value if isinstance(value, list) else [value]))})"


def operation(word, operands) -> str:
    first = text(operands[0]) if operands else ""
    if word in ("and", "or"):
        return "(" + f" {word.upper()} ".join(map(text, operands)) + ")"
    if word == "not":
        return f"NOT ({first})"
    if word == "isNull":
        return f"{first} IS NULL"
    if word == "between":
        return f"{first} BETWEEN {text(operands[1])} AND {text(operands[2])}"
    if word in ("like", "in"):
        return f"{first} {word.upper()} {text(operands[1])}"
    if word in COMPARISONS or word in ARITHMETIC:
        inner = f"{first} {word} {text(operands[1])}"
        return f"({inner})" if word in ARITHMETIC else inner
    return f"{word}({','.join(map(text, operands))})"


def well_known(geometry) -> str:
    def inside(coordinates):
        if isinstance(coordinates[0], (int, float)):
            return " ".join(repr(number) for number in coordinates)
        return "(" + ",".join(inside(part) for part in coordinates) + ")"

    kind = geometry["type"].upper()
    if "geometries" in geometry:
        return f"{kind}(" + ",".join(map(well_known, geometry["geometries"])) + ")"
    if kind == "POINT":
        return f"{kind}({inside(geometry['coordinates'])})"
    if kind == "MULTIPOINT":
        return f"{kind}(" + ",".join(f"({inside(point)})" for point in geometry["coordinates"]) + ")"
    return kind + inside(geometry["coordinates"])


def turned(tree):
    """The tree with the first two numbers of every position exchanged, for a CRS whose authority puts north first."""
    if isinstance(tree, list):
        return [turned(part) for part in tree]
    if not isinstance(tree, dict):
        return tree
    if "bbox" in tree:
        x0, y0, x1, y1 = tree["bbox"]
        return {"bbox": [y0, x0, y1, x1]}
    if "coordinates" in tree:
        return {**tree, "coordinates": exchanged(tree["coordinates"])}
    return {key: turned(value) for key, value in tree.items()}


def exchanged(coordinates):
    if isinstance(coordinates[0], (int, float)):
        return [coordinates[1], coordinates[0], *coordinates[2:]]
    return [exchanged(part) for part in coordinates]
