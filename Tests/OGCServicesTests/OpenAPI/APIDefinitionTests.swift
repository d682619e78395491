import GeoCore
import OGCServices
import PaftaTesting
import Testing

@Suite struct `The API definition` {
    let city = City()

    func document(_ language: String? = nil) throws -> JSONDocument {
        try city.features.api(ServiceRequest(language: language)).json()
    }

    @Test func `the definition has the type its link says, /req/core/api-definition-success`() throws {
        let request = ServiceRequest(accept: "application/vnd.oai.openapi+json;version=3.0")
        let answer = try city.features.api(request)
        #expect(answer.header("Content-Type") == "application/vnd.oai.openapi+json;version=3.0")
        #expect(try answer.json()["openapi"]?.text == "3.0.3")
        #expect(try city.features.api(ServiceRequest(accept: "application/json")).status == 200)
    }

    @Test func `every resource has a path, /req/oas30/completeness`() throws {
        let paths = Set(try #require(try document()["paths"]).members.keys)
        let tiles = "/collections/{collectionId}/tiles"
        let expected: Set<String> = [
            "/", "/conformance", "/api", "/collections", "/collections/{collectionId}",
            "/collections/{collectionId}/items", "/collections/{collectionId}/items/{featureId}",
            "/collections/parsel/items", "/collections/a%C4%9Fa%C3%A7/items", "/collections/sicil/items",
            "/tileMatrixSets", "/tileMatrixSets/{tileMatrixSetId}", tiles, tiles + "/{tileMatrixSetId}",
            tiles + "/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}", "/tiles/{collectionId}.json",
            "/tiles/{collectionId}/{z}/{x}/{y}.mvt", "/query", "/functions", "/collections/{collectionId}/schema",
            "/collections/{collectionId}/queryables", "/collections/{collectionId}/sortables",
        ]
        #expect(paths == expected)
    }

    @Test func `every operation names itself once and tells its errors, /req/oas30/exceptions-codes`() throws {
        let paths = try #require(try document()["paths"]).members.values
        let operations = paths.compactMap { $0["get"] ?? $0["post"] }
        let names = operations.compactMap { $0["operationId"]?.text }
        #expect(Set(names).count == operations.count)
        for operation in operations {
            let statuses = Set(try #require(operation["responses"]).members.keys)
            #expect(statuses.isSuperset(of: ["200", "400", "406", "500", "503"]))
            #expect(statuses.contains("304") != statuses.contains("413"))
        }
    }

    @Test func `a collection's own path lists the filters by its properties, /rec/core/fc-filters`() throws {
        let parameters = try document()["paths"]?["/collections/parsel/items"]?["get"]?["parameters"]?.elements
        let names = parameters?.compactMap { $0["name"]?.text } ?? []
        #expect(names.suffix(6) == ["f", "id", "ada", "parsel", "alan", "tescilli"])
        #expect(parameters?[names.count - 4]["schema"]?["maxLength"]?.number == 10)
    }

    @Test func `bbox, datetime and limit are defined as the standard says, /req/core/fc-limit-definition`() throws {
        let path = try document()["paths"]?["/collections/{collectionId}/items"]
        let parameters = try #require(path?["get"]?["parameters"]?.elements)
        for name in ["bbox", "datetime", "limit"] {
            let parameter = try #require(parameters.first { $0["name"]?.text == name })
            #expect(parameter["in"]?.text == "query" && parameter["required"] == .boolean(false))
            #expect(parameter["style"]?.text == "form" && parameter["explode"] == .boolean(false))
        }
        let limit = parameters.first { $0["name"]?.text == "limit" }?["schema"]
        #expect(limit?["minimum"]?.number == 1 && limit?["maximum"]?.number == 1_000_000)
        #expect(limit?["default"]?.number == 100)
    }

    @Test(arguments: [
        ("crs", "uri"), ("bbox-crs", "uri"), ("filter-crs", "uri"), ("filter", nil), ("filter-lang", nil),
        ("sortby", nil),
        ("properties", nil), ("zoom-level", nil),
    ])
    func `further parameters are defined as the standards say, /req/crs/fc-crs-definition, /req/filter/filter-param`(
        _ name: String,
        _ format: String?
    ) throws {
        let path = try document()["paths"]?["/collections/{collectionId}/items"]
        let parameters = try #require(path?["get"]?["parameters"]?.elements)
        let parameter = try #require(parameters.first { $0["name"]?.text == name })
        #expect(parameter["in"]?.text == "query" && parameter["required"] == .boolean(false))
        #expect(parameter["style"]?.text == "form" && parameter["explode"] == .boolean(false))
        #expect(parameter["schema"]?["format"]?.text == format)
        if name == "filter-lang" {
            #expect(parameter["schema"]?["enum"]?.elements == [.text("cql2-text"), .text("cql2-json")])
            #expect(parameter["schema"]?["default"]?.text == "cql2-text")
        }
        let item = try document()["paths"]?["/collections/{collectionId}/items/{featureId}"]?["get"]?["parameters"]
        let isOfOne = ["crs", "properties", "zoom-level"].contains(name)
        #expect(item?.elements.contains { $0["name"]?.text == name } == isOfOne)
    }

    @Test func `a query is posted as JSON, /req/adhoc-query/post-op`() throws {
        let operation = try document()["paths"]?["/query"]?["post"]
        let media = try #require(operation?["requestBody"]?["content"]).members.keys
        #expect(Set(media) == ["application/ogc-query+json", "application/json"])
    }

    @Test func `tile addresses are defined as the standard says, /req/core/tc-tilerow-definition`() throws {
        let path = "/collections/{collectionId}/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}"
        let parameters = try #require(try document()["paths"]?[path]?["get"]?["parameters"]?.elements)
        for (name, type) in [("tileMatrix", "string"), ("tileRow", "integer"), ("tileCol", "integer")] {
            let parameter = try #require(parameters.first { $0["name"]?.text == name })
            #expect(parameter["in"]?.text == "path" && parameter["required"] == .boolean(true))
            #expect(parameter["schema"]?["type"]?.text == type)
        }
    }

    @Test(arguments: ["getTileSetsList", "getTileSet", "getTile"])
    func `tile operations end as the standard says, /req/oas30/operation-id`(_ suffix: String) throws {
        let operations = try #require(try document()["paths"]).members.values
            .compactMap { $0["get"]?["operationId"]?.text }
        #expect(operations.filter { $0.hasSuffix(".collection.vector." + suffix) }.count == 1)
    }

    @Test func `every reference leads somewhere, /req/oas30/oas-definition-2`() throws {
        let document = try document()
        var waiting = [document]
        while let value = waiting.popLast() {
            waiting += value.elements + value.members.values
            guard let reference = value["$ref"]?.text else { continue }
            let target = reference.split(separator: "/").dropFirst()
                .reduce(Optional(document)) { found, name in
                    found?[String(name)]
                }
            #expect(target != nil, "\(reference)")
        }
    }

    @Test func `the definition is in the language of the client`() throws {
        #expect(try document("tr")["info"]?["title"]?.text == "Örnekkent")
        #expect(try document("en")["info"]?["title"]?.text == "City of Example")
    }
}
