/// Filters in both encodings that mean the same tree, after the rules of annexes B and C.
enum EncodingPairs {
    static let all: [(text: String, json: String)] = [
        ("avg(windSpeed)", #"{"op":"avg","args":[{"property":"windSpeed"}]}"#),
        ("city='Rize'", #"{"op":"=","args":[{"property":"city"},"Rize"]}"#),
        ("balance-150.0 > 0", #"{"op":">","args":[{"op":"-","args":[{"property":"balance"},150.0]},0]}"#),
        ("built >= date('1970-01-01')", #"{"op":">=","args":[{"property":"built"},{"date":"1970-01-01"}]}"#),
        ("geom IS NOT NULL", #"{"op":"not","args":[{"op":"isNull","args":[{"property":"geom"}]}]}"#),
        ("name LIKE 'Çay%'", #"{"op":"like","args":[{"property":"name"},"Çay%"]}"#),
        ("NOT name LIKE 'a\\_%'", #"{"op":"not","args":[{"op":"like","args":[{"property":"name"},"a\\_%"]}]}"#),
        ("depth BETWEEN 1.5 and 2", #"{"op":"between","args":[{"property":"depth"},1.5,2]}"#),
        ("x NOT IN (1,2)", #"{"op":"not","args":[{"op":"in","args":[{"property":"x"},[1,2]]}]}"#),
        (
            "CASEI(road) IN (CASEI('Οδος'), casei('Straße'))",
            #"{"op":"in","args":[{"op":"casei","args":[{"property":"road"}]},[{"op":"casei","args":["Οδος"]},"#
                + #"{"op":"casei","args":["Straße"]}]]}"#
        ),
        (
            "ACCENTI(name) = ACCENTI('débárquér')",
            #"{"op":"=","args":[{"op":"accenti","args":[{"property":"name"}]},{"op":"accenti","args":["débárquér"]}]}"#
        ),
        (
            "S_INTERSECTS(geom,POINT(36.5 32.25))",
            #"{"op":"s_intersects","args":[{"property":"geom"},{"type":"Point","coordinates":[36.5,32.25]}]}"#
        ),
        (
            "S_WITHIN(POLYGON Z((0 0 1,9 0 1,9 9 1,0 0 1)),geom)",
            #"{"op":"s_within","args":[{"coordinates":[[[0,0,1],[9,0,1],[9,9,1],[0,0,1]]],"type":"Polygon"},"#
                + #"{"property":"geom"}]}"#
        ),
        (
            "S_TOUCHES(geom, MULTILINESTRING((1 2, 3 4), (5 6, 7 8)))",
            #"{"op":"s_touches","args":[{"property":"geom"},{"type":"MultiLineString","#
                + #""coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]]}]}"#
        ),
        (
            "S_EQUALS(GEOMETRYCOLLECTION(POINT(1 2), LINESTRING(1 2, 3 4)), geom)",
            #"{"op":"s_equals","args":[{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},"#
                + #"{"type":"LineString","coordinates":[[1,2],[3,4]]}]},{"property":"geom"}]}"#
        ),
        (
            "S_WITHIN(geom, BBOX(-118,33.8,-117.9,34))",
            #"{"op":"s_within","args":[{"property":"geom"},{"bbox":[-118,33.8,-117.9,34]}]}"#
        ),
        (
            "S_WITHIN(road,Buffer(geom,10,'m'))",
            #"{"op":"s_within","args":[{"property":"road"},{"op":"Buffer","args":[{"property":"geom"},10,"m"]}]}"#
        ),
        (
            "T_DURING(INTERVAL(a, b), INTERVAL('1969-07-16T13:32:00Z', '..'))",
            #"{"op":"t_during","args":[{"interval":[{"property":"a"},{"property":"b"}]},"#
                + #"{"interval":["1969-07-16T13:32:00Z",".."]}]}"#
        ),
        (
            "T_BEFORE(t, TIMESTAMP('2012-08-10T05:30:00.000000Z'))",
            #"{"op":"t_before","args":[{"property":"t"},{"timestamp":"2012-08-10T05:30:00Z"}]}"#
        ),
        (
            "A_CONTAINS(layer:ids, ('a', TRUE, 1.0, 8, ('b'), ()))",
            #"{"op":"a_contains","args":[{"property":"layer:ids"},["a",true,1.0,8,["b"],[]]]}"#
        ),
        (
            "FALSE <> Bar(geom, 100, 'a', FALSE)",
            #"{"op":"<>","args":[false,{"op":"Bar","args":[{"property":"geom"},100,"a",false]}]}"#
        ),
        (
            "value = - foo * 2.0 + \"bar\" / 6.5 - \"x\" ^ 2.0",
            #"{"op":"=","args":[{"property":"value"},{"op":"-","args":[{"op":"+","args":[{"op":"*","args":["#
                + #"{"op":"*","args":[-1,{"property":"foo"}]},2.0]},{"op":"/","args":[{"property":"bar"},6.5]}]},"#
                + #"{"op":"^","args":[{"property":"x"},2.0]}]}]}"#
        ),
        (
            "a > 5 AND b=TRUE AND (c = 1 OR d % 2 = 0)",
            #"{"op":"and","args":[{"op":">","args":[{"property":"a"},5]},{"op":"=","args":[{"property":"b"},true]},"#
                + #"{"op":"or","args":[{"op":"=","args":[{"property":"c"},1]},{"op":"=","args":["#
                + #"{"op":"%","args":[{"property":"d"},2]},0]}]}]}"#
        ),
        ("TRUE", "true"),
    ]
}
