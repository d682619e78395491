/// Filters as text that are wrong, with the character where they go wrong, counted by hand from 1.
enum MalformedTexts {
    static let words: [(text: String, character: Int)] = [
        ("", 1), ("   ", 4), ("\n\t", 3), ("()", 2), ("(", 2), (")", 1), ("a", 1), ("a =", 4), ("= 1", 1), ("a 1", 3),
        ("a = = 1", 5), ("a == 1", 3), ("a != 1", 3), ("a =! 1", 4), ("a <> ", 6), ("a >< 1", 4), ("a = 1 AND", 10),
        ("AND a = 1", 1), ("a = 1 OR OR b = 2", 10), ("a = 1 b = 2", 7), ("a = 1;", 6), ("a = 1; DROP TABLE x", 6),
        ("a = 1 && b = 2", 7), ("a = 1 || b = 2", 7), ("!a = 1", 1), ("(a = 1", 7), ("a = 1)", 6), ("((a = 1)", 9),
        ("a = b = c", 7), ("a < b < c", 7), ("a = NULL", 5), ("a IS 3", 6), ("a IS NOT 3", 10), ("a NOT NULL", 3),
        ("a NOT = 3", 3), ("NOT", 4), ("NOT a", 5), ("a AND b = 1", 1), ("a = 1 OR b", 10), ("a + 1", 1), ("3", 1),
        ("'text'", 1), ("DATE('2026-01-01')", 1), ("POINT(1 2)", 1), ("a LIKE", 7), ("a LIKE b", 8), ("a LIKE 3", 8),
        ("a LIKE \"x%\"", 8), ("a LIKE CASEI(b)", 8), ("3 LIKE 'x'", 1), ("a ILIKE 'x'", 3), ("a BETWEEN 1", 12),
        ("a BETWEEN 1 OR 2", 13), ("a BETWEEN 'x' AND 'y'", 11), ("a BETWEEN 1 AND", 16), ("'x' BETWEEN 1 AND 2", 1),
        ("a IN", 5), ("a IN ()", 7), ("a IN 1", 6), ("a IN (1", 8), ("a IN (1,)", 9), ("a IN (,1)", 7),
        ("a IN (1 2)", 9),
        ("a IN (POINT(1 2))", 7), ("a IN ((1, 2))", 9), ("(1, 2) = a", 3), ("a = (b > 1)", 6), ("(a > 1) = TRUE", 9),
        ("date = 3", 6), ("a = point", 10), ("and = 1", 1), ("a = like", 5), ("casei = 'x'", 7), ("CASEI(3) = 'x'", 7),
        ("CASEI() = 'x'", 7), ("CASEI('a', 'b') = 'x'", 10), ("a = 'x' 'y'", 9), ("a = 'O'Neill'", 8),
        ("ad = ‘x’", 6), ("“ad” = 'x'", 1), ("`ad` = 'x'", 1), ("ad = {", 6), ("{\"op\":\"=\"}", 1), ("a = [1]", 5),
        ("a ~ 'x'", 3), ("a @ b", 3), ("a = #1", 5), ("a = $1", 5), ("a = ?", 5), ("a = 1 \u{0}", 7),
        ("a\u{1}b = 1", 2),
        ("a = 1 - - /x", 11), ("a = 1 /* x */", 8), ("ölç = 'ş' x", 11), ("mahalle adı = 'x'", 9), ("😀 = 1 x", 7),
    ]

    static let numbers: [(text: String, character: Int)] = [
        ("a = 1e999", 5), ("a = -1e999", 6), ("a = 1e", 5), ("a = 1e+", 5), ("a = .", 5), ("a = .e1", 5),
        ("a = 1.2.3", 5),
        ("a = 0x10", 5), ("a = 1_000", 5), ("a = 12abc", 5), ("a = 1,5", 6), ("a = +b", 6), ("a = + 'x'", 7),
        ("a = -'x'", 6),
        ("a = -", 6), ("a = 1 +", 8), ("a = * 2", 5), ("a = 1 + 'x'", 9), ("a = 'x' + 1", 5), ("a = 2 ^ 3 ^ 4", 11),
        ("a = 1 div", 10), ("div 3 = a", 1), ("a = TRUE + 1", 5), ("a = 1 % POINT(1 2)", 9), ("a = 7 8", 7),
    ]

    static let texts: [(text: String, character: Int)] = [
        ("a = 'x", 5), ("a = '", 5), ("a = 'x\\'", 5), ("a = 'x''", 5), ("\"a = 1", 1), ("\"\" = 1", 1), ("a = \"", 5),
        ("a = 'x\u{0}y'", 7), ("\"x\u{0}\" = 1", 3),
    ]

    static let calls: [(text: String, character: Int)] = [
        ("f(", 3), ("f(a", 4), ("f(a b)", 5), ("f(,)", 3), ("f(a,)", 5), ("f(a))", 5), ("f() g()", 5), ("isnull(a)", 1),
        ("\"like\"(a)", 1), ("S_FOO(a, b)", 1), ("t_foo(a, b)", 1), ("A_FOO(a, b)", 1), ("s_intersect(a, b)", 1),
        ("S_INTERSECTS(a)", 15), ("S_INTERSECTS(a, b, c)", 18), ("S_INTERSECTS a", 14), ("S_INTERSECTS(a, 'x')", 17),
        ("S_INTERSECTS(a, 3)", 17), ("S_INTERSECTS(a, DATE('2026-01-01'))", 17), ("S_INTERSECTS(a, b = 1)", 17),
        ("T_AFTER(a, 'x')", 12), ("T_AFTER(a, '2026-01-01')", 12), ("T_AFTER(a, POINT(1 2))", 12), ("T_AFTER(, a)", 9),
        ("A_EQUALS(a, 3)", 13), ("A_EQUALS(a, (1, 2)", 19), ("A_EQUALS(a, (1,))", 16), ("A_EQUALS((1) + 2, a)", 11),
    ]

    static let times: [(text: String, character: Int)] = [
        ("a = DATE('2026-02-30')", 10), ("a = DATE('2026-13-01')", 10), ("a = DATE('2025-02-29')", 10),
        ("a = DATE('1900-02-29')", 10), ("a = DATE('2026-1-1')", 10), ("a = DATE('01.02.2026')", 10),
        ("a = DATE('')", 10), ("a = DATE('2026-01-01T00:00:00Z')", 10), ("a = DATE(2026-01-01)", 10),
        ("a = DATE(\"2026-01-01\")", 10), ("a = DATE()", 10), ("a = DATE('2026-01-01'", 22),
        ("a = TIMESTAMP('2026-01-01')", 15), ("a = TIMESTAMP('2026-01-01T24:00:00Z')", 15),
        ("a = TIMESTAMP('2026-01-01T10:60:00Z')", 15), ("a = TIMESTAMP('2026-01-01T10:00:60Z')", 15),
        ("a = TIMESTAMP('2026-01-01T10:00:00')", 15), ("a = TIMESTAMP('2026-01-01T10:00:00+03:00')", 15),
        ("a = TIMESTAMP('2026-01-01 10:00:00Z')", 15), ("a = TIMESTAMP('2026-01-01T10:00:00.Z')", 15),
        ("a = TIMESTAMP('2026-01-01T10:00Z')", 15), ("T_AFTER(a, INTERVAL('2026-01-01'))", 33),
        ("T_AFTER(a, INTERVAL('2026-01-02', '2026-01-01'))", 21), ("T_AFTER(a, INTERVAL('x', '..'))", 21),
        ("T_AFTER(a, INTERVAL('2026-01-01T00:00:01Z', '2026-01-01T00:00:00.9Z'))", 21),
        ("T_AFTER(a, INTERVAL(3, '..'))", 21), ("T_AFTER(a, INTERVAL('..', '..', '..'))", 31),
        ("INTERVAL('..', '..') = a", 1), ("a = INTERVAL('..', '..')", 5),
    ]

    static let geometries: [(text: String, character: Int)] = [
        ("POINT", 6), ("POINT(1)", 8), ("POINT(1, 2)", 8), ("POINT(1 2 3 4)", 13), ("POINT()", 7), ("POINT(NaN 1)", 7),
        ("POINT(1 Infinity)", 9), ("POINT(1e999 1)", 7), ("POINT(a b)", 7), ("POINT('1' '2')", 7), ("POINT(1 2", 10),
        ("POINT EMPTY", 7), ("POINT M(1 2 3)", 7), ("POINT ZM(1 2 3 4)", 7), ("POINT Z 1 2", 9), ("POINT((1 2))", 7),
        ("LINESTRING(1 2)", 12), ("LINESTRING(1 2, 3 4 5)", 17), ("LINESTRING(1 2,)", 16), ("LINESTRING(1 2; 3 4)", 15),
        ("POLYGON(0 0, 1 0, 1 1, 0 0)", 9), ("POLYGON((0 0, 1 0, 1 1))", 10), ("POLYGON((0 0, 1 0, 0 0))", 10),
        ("POLYGON((0 0, 1 0, 1 1, 0 0), (1 1))", 32), ("POLYGON(())", 10), ("POLYGON((0 0, 1 0, 1 1, 0 0)", 31),
        ("MULTIPOINT(1 2, (3 4)", 24), ("MULTILINESTRING((1 2))", 18), ("MULTIPOLYGON((0 0, 1 0, 1 1, 0 0))", 15),
        ("GEOMETRYCOLLECTION()", 20), ("GEOMETRYCOLLECTION(GEOMETRYCOLLECTION(POINT(1 2)))", 20),
        ("GEOMETRYCOLLECTION(BBOX(1, 2, 3, 4))", 20), ("GEOMETRYCOLLECTION(a)", 20), ("CIRCLE(1 2)", 10),
        ("BBOX(1, 2, 3)", 1),
        ("BBOX(1, 2, 3, 4, 5)", 1), ("BBOX(1, 2, 3, 4, 5, 6, 7)", 1), ("BBOX(1 2, 3 4)", 8), ("BBOX()", 6),
        ("BBOX(1, 5, 2, 4)", 1), ("BBOX(1, 2, 9, 3, 4, 8)", 1), ("BBOX(1, 2, 3, '4')", 15), ("BBOX(1, 2, 3, 4", 18),
    ]
}
