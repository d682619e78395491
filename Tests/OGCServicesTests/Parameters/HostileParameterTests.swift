import GeoCore
import OGCServices
import PaftaTesting
import Testing

/// Malformed, hostile and absurd values of the parameters of features.
@Suite struct `Hostile parameters` {
    static let city = City()

    static let crsValues = [
        "", " ", "5253", "EPSG", "EPSG:", ":5253", "EPSG:5253:1", "EPSG:-1", "EPSG:99999", "EPSG:5250", "EPSG:5251",
        "EPSG:5775", "epsg/5253", "[EPSG:5253", "EPSG:5253]", "[[EPSG:5253]]", "OGC:CRS84h", "OGC:crs84", "CRS84",
        "urn:ogc:def:crs:EPSG::", "urn:ogc:def:crs:EPSG:5253", "http://www.opengis.net/def/crs/EPSG/0/",
        "http://www.opengis.net/def/crs/EPSG/5253", "http://www.opengis.net/def/crs/EPSG/0/5253/",
        "http://www.opengis.net/def/crs/EPSG/0/5253'--", "http://example.com/crs/EPSG/0/5253", "file:///etc/passwd",
        "+proj=longlat +datum=WGS84", "GEOGCS[\"x\"]", "{}", "' OR 1=1 --", "EPSG:5253\0", "EPSG:５２５３", "EPSG:5253 ",
        String(repeating: "x", count: 100_000), String(repeating: ":", count: 100_000),
        "EPSG:" + String(repeating: "9", count: 1_000), "EPSG:4326,EPSG:5253", "😀:1",
    ]

    @Test(arguments: ["crs", "bbox-crs", "filter-crs"], crsValues)
    func `a CRS that is not offered is refused with a list, /req/crs/fc-crs-valid-value, /req/crs/bbox-crs-exception`(
        _ name: String,
        _ value: String
    ) throws {
        // /req/crs/crs-exception, /req/crs/fc-bbox-crs-valid-value, /req/filter/filter-crs-param
        let request = ServiceRequest(path: "/", query: [.init(name: name, value: value)])
        let error = try expectProblem(request)
        #expect(error.code.description == "parameter.invalid")
        #expect(error.message.english.contains("EPSG:5254") && error.message.english.utf8.count < 1_500)
    }

    static let others: [(name: String, value: String)] =
        [
            "", " ", "=", "parsel", "parsel = ", "parsel == 1", "parsel = 1 AND", "(parsel = 1", "parsel = 1)", "1 = ",
            "yok = 1", "parsel = 'a'", "ada = 1", "tescilli > 1", "geom = 1", "S_INTERSECTS(geom",
            "S_INTERSECTS(ada,geom)",
            "S_INTERSECTS(geom,POINT(x y))", "S_INTERSECTS(geom,POINT(1))", "BBOX(1,2,3)", "parsel = 1; DROP TABLE x",
            "' OR '1'='1", "parsel LIKE 1", "ada LIKE", "parsel IN ()", "parsel BETWEEN 1", "\0", "parsel = 1\0",
            "\u{202E}",
            "T_AFTER(ada,1)", "A_CONTAINS(parsel,1)", "NOT", "NULL", "parsel IS", "sqlite_version() = 'x'",
            "parsel = NaN",
            String(repeating: "(", count: 10_000), String(repeating: "NOT ", count: 10_000) + "TRUE",
            "ada = '" + String(repeating: "a", count: 2_000_000) + "'", String(repeating: "a", count: 2_000_000),
        ]
        .map { ("filter", $0) }
        + ["", "cql", "cql-text", "CQL2-TEXT", "cql2-text ", "sql", String(repeating: "x", count: 100_000)]
        .map { ("filter-lang", $0) }
        + [
            "", ",", "yok", "+", "-", "ada,", "-yok", "geom", "belge", "ada desc", "RANDOM()", "(SELECT 1)", "ada;--",
            String(repeating: "ada,", count: 100_000), String(repeating: "x", count: 100_000),
        ]
        .map { ("sortby", $0) }
        + [
            "", ",", "yok", "*", "ada;", "ada,(SELECT 1)", "ada,,alan",
            String(repeating: "ada,", count: 100_000) + "yok",
        ]
        .flatMap { [("properties", $0), ("exclude-properties", $0)] }
        + ["", "-1", "x", "NaN", "Infinity", "1e400", "0x10", "1,2", "1 ", "１", String(repeating: "9", count: 100_000)]
        .flatMap { [("tolerance", $0), ("zoom-level", $0)] }
        + ["", "0", "yes", "True", "true,false"].map { ("skipGeometry", $0) }
        + ["", "a", ".", "~", "a1.5~", "a1.5~!!", "a1.5~AAAA", "' OR 1=1", String(repeating: "a", count: 100_000)]
        .map { ("cursor", $0) }
        + ["", "x", "1.5", "99999999999999999999"].map { ("id", $0) }

    @Test(arguments: others)
    func `a value that means nothing is refused, /req/core/query-param-invalid, /req/features-filter/response`(
        _ sample: (name: String, value: String)
    ) throws {
        let request = ServiceRequest(path: "/", query: [.init(name: sample.name, value: sample.value)])
        _ = try expectProblem(request)
    }

    @Test(arguments: [
        "", "{", "null", "5", "[]", "{}", "\"parsel = 1\"", "{\"op\":\"=\"}",
        "{\"op\":\"=\",\"args\":[{\"property\":\"yok\"},1]}",
        "{\"op\":\"nonsense\",\"args\":[]}", "{\"property\":\"parsel\"}", "parsel = 1",
        String(repeating: "[", count: 100_000),
    ])
    func `a filter that is no CQL2 in JSON is refused`(_ filter: String) throws {
        let query: [ServiceRequest.Parameter] = [
            .init(name: "filter", value: filter), .init(name: "filter-lang", value: "cql2-json"),
        ]
        _ = try expectProblem(ServiceRequest(path: "/", query: query))
    }

    @Test(arguments: [
        ("1,2,3", "EPSG:5254"), ("5,5,1,1", "EPSG:5254"), ("1,5,5,1", "EPSG:5254"), ("nan,1,2,3", "EPSG:5254"),
        ("1,2,3,1e999", "EPSG:5254"), ("29,41,30,42,43", "EPSG:4326"), ("91,0,92,1", "EPSG:4326"),
        ("0,181,1,182", "EPSG:4326"), ("", "EPSG:5254"), ("1,2,9,3,4,5", "EPSG:5254"),
    ])
    func `a box that is none in its CRS is refused, /req/core/query-param-invalid`(_ box: String, _ crs: String) throws
    {
        let error = try expectProblem(ServiceRequest("bbox=\(box)&bbox-crs=\(crs)"))
        #expect(error.code.description == "parameter.invalid")
    }

    @Test func `there are enough`() {
        #expect(Self.crsValues.count * 3 + Self.others.count >= 220)
        #expect(Set(Self.crsValues).count == Self.crsValues.count)
    }

    @Test func `the next request is answered as ever`() throws {
        #expect(try Self.city.features.items(collection: "parsel", ServiceRequest("limit=2")).json().numbers == [1, 2])
    }

    private func expectProblem(_ request: ServiceRequest) throws -> PaftaError {
        let error = try #require(
            #expect(throws: PaftaError.self) {
                try Self.city.features.items(collection: "parsel", request).bytes()
            }
        )
        let answer = problem(error, request)
        #expect((400..<500).contains(answer.status), "\(error)")
        #expect(try answer.bytes().count < 4_000)
        #expect(error.remedy != nil)
        return error
    }
}
