import GeoCore
import PaftaTesting
import Testing

@testable import OGCServices

@Suite struct `Queries in a body` {
    let city = City()

    func answer(_ body: String, type: String = "application/ogc-query+json", query: String = "") throws(PaftaError)
        -> ServiceResponse
    {
        var request = ServiceRequest(query)
        request.body = Array(body.utf8)
        request.contentType = type
        return try city.features.query(request)
    }

    @Test(arguments: [
        (#"{"collections":["parsel"],"filter":{"op":"=","args":[{"property":"parsel"},3]}}"#, [3]),
        (
            #"{"collections":["parsel"],"filter-lang":"cql2-json","filter":{"op":"<","args":[{"property":"parsel"},3]}}"#,
            [1, 2]
        ),
        (#"{"collections":["parsel"],"filter-lang":"cql2-text","filter":"parsel = 3 AND ada = '100'"}"#, [3]),
        (#"{"collections":["parsel"],"filter":"ada = 'ç\"ü' AND parsel < 9"}"#, [7, 8]),
        (#" { "collections" : [ "parsel" ] , "limit" : 2 , "sortby" : [ "-parsel" ] } "#, [12, 11]),
        (#"{"collections":["parsel"],"sortby":["tescilli","-parsel"],"limit":3,"skipGeometry":true}"#, [11, 9, 7]),
        (#"{"title":"x","collections":["parsel"],"bbox":[29.005,41.005,29.025,41.006]}"#, [1, 2, 12]),
        (#"{"collections":["parsel"],"filter":true,"limit":1}"#, [1]),
        (#"{"collections":["parsel"],"id":"q","limit":1}"#, [1]),
        (
            #"{"collections":["parsel"],"filter":"S_INTERSECTS(geom,POINT(4541100 415900))","filter-crs":"EPSG:5254"}"#,
            [1]
        ),
    ])
    func `a query expression selects features, /req/adhoc-query/post-op, /req/adhoc-query/response`(
        _ body: String,
        _ expected: [Int]
    ) throws {
        for type in ["application/ogc-query+json", "application/json; charset=utf-8"] {
            let answer = try answer(body, type: type)
            #expect(answer.status == 200 && answer.header("Content-Type") == "application/geo+json")
            #expect(answer.header("Cache-Control") == "no-store" && answer.header("ETag") == nil)
            #expect(try answer.json().numbers == expected)
        }
    }

    @Test func `the format is chosen in the address or by Accept`() throws {
        let csv = try answer(#"{"collections":["parsel"],"properties":["ada"],"limit":1}"#, query: "f=csv")
        #expect(String(decoding: try csv.bytes(), as: UTF8.self) == "id,ada\r\n1,100\r\n")
    }

    @Test func `the next page is an address if it is short enough`() throws {
        let body = #"{"collections":["parsel"],"filter":{"op":">","args":[{"property":"parsel"},2]},"limit":4}"#
        let document = try answer(body).json()
        #expect(document.links("self").isEmpty)
        let next = try #require(document.links("next").first)
        #expect(next["method"] == nil)
        let request = ServiceRequest(path: "/", query: query(of: try #require(next["href"]?.text)))
        #expect(try city.features.items(collection: "parsel", request).json().numbers == [7, 8, 9, 10])
    }

    @Test func `else the body is to be sent again with a cursor`() throws {
        let list = (1...3_000).map(String.init).joined(separator: ",")
        let start = #"{"collections":["parsel"],"filter":"parsel IN (\#(list))","sortby":["-parsel"],"limit":5"#
        let next = try #require(try answer(start + "}").json().links("next").first)
        #expect(next["href"]?.text == "http://127.0.0.1:8080/query?f=json")
        #expect(next["method"]?.text == "POST" && next["merge"] == .boolean(true))
        let cursor = try #require(next["body"]?["cursor"]?.text)
        #expect(try answer(start + #","cursor":"\#(cursor)"}"#).json().numbers == [7, 6, 5, 4, 3])
    }

    static let refused: [(body: String, code: String)] = [
        ("", "body.invalid"), ("{", "body.invalid"), ("}", "body.invalid"), ("[]", "body.invalid"),
        ("{}", "body.invalid"),
        ("null", "body.invalid"), ("{]", "body.invalid"), (#"{"collections":}"#, "body.invalid"),
        (#"{"collections":["parsel"],}"#, "body.invalid"), (#"{"collections":[]}"#, "body.invalid"),
        (#"{"collections":["parsel","ağaç"]}"#, "body.invalid"), (#"{"collections":"parsel"}"#, "body.invalid"),
        (#"{"collections":[1]}"#, "body.invalid"), (#"{"collections":["parsel",]}"#, "body.invalid"),
        (#"{collections:["parsel"]}"#, "body.invalid"), (#"{"collections":["yok"]}"#, "collection.unknown"),
        (#"{"queries":[{"collections":["parsel"]}]}"#, "body.invalid"),
        (#"{"collections":["parsel"],"parameters":{}}"#, "body.invalid"),
        (#"{"collections":["parsel"],"nonsense":1}"#, "parameter.unknown"),
        (#"{"collections":["parsel"],"limit":1,"limit":2}"#, "parameter.repeated"),
        (#"{"collections":["parsel"],"limit":01}"#, "body.invalid"),
        (#"{"collections":["parsel"],"limit":null}"#, "body.invalid"),
        (#"{"collections":["parsel"],"limit":{}}"#, "body.invalid"),
        (#"{"collections":["parsel"],"limit":0}"#, "parameter.invalid"),
        (#"{"collections":["parsel"],"sortby":[["ada"]]}"#, "body.invalid"),
        (#"{"collections":["parsel"],"sortby":["yok"]}"#, "parameter.invalid"),
        (#"{"collections":["parsel"],"filter":{"op":"="}}"#, "filter.invalid"),
        (#"{"collections":["parsel"],"filter":{}"#, "filter.invalid"),
        (#"{"collections":["parsel"],"filter":nul}"#, "filter.invalid"),
        (#"{"collections":["parsel"],"filter":"parsel = "}"#, "filter.invalid"),
        (#"{"collections":["parsel"],"filter":"\ud800"}"#, "body.invalid"),
        (#"{"collections":["\u12"]}"#, "body.invalid"),
        (#"{"collections":["parsel"],"filter-lang":"sql","filter":"1"}"#, "parameter.invalid"),
        (#"{"collections":["parsel"],"filter-crs":"EPSG:1","filter":"TRUE"}"#, "parameter.invalid"),
        (#"{"collections":["parsel"] "limit":1}"#, "body.invalid"), (#"{"collections":["parsel"]}{}"#, "body.invalid"),
        (#"{"a":"\q","collections":["parsel"]}"#, "body.invalid"),
    ]

    @Test(arguments: refused)
    func `what is no query expression is refused, /req/adhoc-query/post-body`(_ sample: (body: String, code: String)) {
        let error = #expect(throws: PaftaError.self) { try answer(sample.body) }
        #expect(error?.code.description == sample.code)
        if let error { #expect((400..<500).contains(problem(error, ServiceRequest()).status)) }
    }

    @Test(arguments: [nil, "", "text/plain", "application/x-www-form-urlencoded", "application/jsonx"])
    func `another media type is 415`(_ type: String?) throws {
        var request = ServiceRequest()
        request.body = Array(#"{"collections":["parsel"]}"#.utf8)
        request.contentType = type
        let error = #expect(throws: PaftaError.self) { try city.features.query(request) }
        #expect(try problem(#require(error), request).status == 415)
    }

    @Test func `a body longer than 1 MiB is 413`() throws {
        let error = #expect(throws: PaftaError.self) {
            try answer(#"{"collections":["parsel"]}"# + String(repeating: " ", count: 1 << 20))
        }
        #expect(try problem(#require(error), ServiceRequest()).status == 413)
    }

    @Test func `a deep filter is refused by its parser, not by the stack`() throws {
        let deep =
            String(repeating: #"{"op":"not","args":["#, count: 20_000) + "true" + String(repeating: "]}", count: 20_000)
        let error = #expect(throws: PaftaError.self) { try answer(#"{"collections":["parsel"],"filter":\#(deep)}"#) }
        #expect(error?.code.description.hasPrefix("filter.") == true)
    }
}
