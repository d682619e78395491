import FeatureQuery
import GeoCore
import PaftaTesting
import Testing

@testable import OGCServices

@Suite struct `Schemas of collections` {
    let city = City()

    enum Resource: String, CaseIterable {
        case schema, queryables, sortables

        func answer(_ city: City, _ collection: String = "parsel", _ request: ServiceRequest = ServiceRequest()) throws
            -> ServiceResponse
        {
            switch self {
            case .schema: try city.features.schema(collection: collection, request)
            case .queryables: try city.features.queryables(collection: collection, request)
            case .sortables: try city.features.sortables(collection: collection, request)
            }
        }
    }

    @Test(arguments: Resource.allCases)
    func `a schema is JSON Schema at its own address, /req/schemas/json-schema, /req/queryables/get-queryables-op`(
        _ resource: Resource
    ) throws {
        let answer = try resource.answer(city, "parsel", ServiceRequest("", accept: "application/schema+json"))
        #expect(answer.status == 200)
        #expect(answer.header("Content-Type") == "application/schema+json")
        let document = try answer.json()
        #expect(document["$schema"]?.text == "https://json-schema.org/draft/2020-12/schema")
        #expect(document["$id"]?.text == "http://127.0.0.1:8080/collections/parsel/\(resource)")
        #expect(document["type"]?.text == "object")
        #expect(document["additionalProperties"] == .boolean(false))
    }

    @Test(arguments: Resource.allCases)
    func `a collection links to it, /req/queryables/queryables-link, /req/returnables-and-receivables/link`(
        _ resource: Resource
    ) throws {
        let document = try city.features.collection("ağaç", ServiceRequest()).json()
        let link = document.links("http://www.opengis.net/def/rel/ogc/1.0/\(resource)").first
        #expect(link?["href"]?.text == "http://127.0.0.1:8080/collections/a%C4%9Fa%C3%A7/\(resource)?f=json")
        #expect(link?["type"]?.text == "application/schema+json")
    }

    @Test(arguments: [
        (Resource.schema, ["id", "geom", "ada", "parsel", "alan", "tescilli", "limit", "belge"]),
        (.queryables, ["id", "geom", "ada", "parsel", "alan", "tescilli", "limit"]),
        (.sortables, ["ada", "parsel", "alan", "tescilli", "limit"]),
    ])
    func `each has the properties it is for, /req/queryables/get-queryables-response, /req/sortables/response`(
        _ resource: Resource,
        _ names: [String]
    ) throws {
        let properties = try #require(try resource.answer(city).json()["properties"]).members
        let ordered = properties.keys.sorted {
            (properties[$0]?["x-ogc-propertySeq"]?.number ?? 0) < (properties[$1]?["x-ogc-propertySeq"]?.number ?? 0)
        }
        #expect(ordered == names)
        for (_, property) in properties { #expect(property["title"]?.text != nil) }
    }

    @Test func `properties have their types, /req/schemas/properties`() throws {
        let properties = try Resource.schema.answer(city).json()["properties"]
        #expect(properties?["ada"]?["type"]?.text == "string" && properties?["ada"]?["maxLength"]?.number == 10)
        #expect(properties?["parsel"]?["type"]?.text == "integer")
        #expect(properties?["alan"]?["type"]?.text == "number" && properties?["alan"]?["format"]?.text == "double")
        #expect(properties?["tescilli"]?["type"]?.text == "boolean")
        #expect(properties?["belge"]?["contentEncoding"]?.text == "base64")
        let trees = try Resource.schema.answer(city, "ağaç").json()["properties"]
        #expect(trees?["dikim"]?["format"]?.text == "date" && trees?["bakım"]?["format"]?.text == "date-time")
        #expect(trees?["id"]?["type"]?.text == "string")
    }

    @Test
    func `geometries have a format and no type, /req/schemas/properties, /req/queryables/get-queryables-response`()
        throws
    {
        for (collection, format) in [("parsel", "geometry-polygon"), ("ağaç", "geometry-any")] {
            for resource in [Resource.schema, .queryables] {
                let geometry = try #require(try resource.answer(city, collection).json()["properties"]?["geom"])
                #expect(geometry["format"]?.text == format)
                #expect(geometry["type"] == nil && geometry["$ref"] == nil)
            }
        }
        #expect(
            try Resource.queryables.answer(city, "sicil").json()["properties"]?.members.keys.sorted() == ["ad", "id"]
        )
    }

    @Test func `roles are told, /req/schemas/role-id, /req/advanced-property-roles/role-primary-geometry`() throws {
        let properties = try Resource.schema.answer(city, "ağaç").json()["properties"]
        #expect(properties?["id"]?["x-ogc-role"]?.text == "id" && properties?["id"]?["readOnly"] == .boolean(true))
        #expect(properties?["geom"]?["x-ogc-role"]?.text == "primary-geometry")
        // /req/advanced-property-roles/role-primary-instant
        #expect(properties?["dikim"]?["x-ogc-role"]?.text == "primary-instant")
        #expect(properties?["bakım"]?["x-ogc-role"] == nil)
    }

    @Test func `a property called like the identifier keeps its name`() throws {
        let schema = FeatureSchema(
            collection: "x",
            title: "",
            geometry: nil,
            properties: [PropertyDefinition(name: "id", type: .text), PropertyDefinition(name: "_id", type: .text)]
        )
        func names(_ purpose: CollectionSchema.Purpose) -> [String] {
            CollectionSchema(schema: schema, purpose: purpose).properties.map(\.name)
        }
        #expect(names(.returnables) == ["__id", "id", "_id"])
        #expect(names(.queryables) == ["id", "_id"])
        #expect(ItemsParameters(schema, city.features.configuration, offered: []).identifier == nil)
    }

    @Test(arguments: Resource.allCases)
    func `an unknown collection has no schema, /req/features-filter/get-queryables-op`(_ resource: Resource) {
        let error = #expect(throws: PaftaError.self) { try resource.answer(city, "yok") }
        #expect(error?.code == .unknownCollection)
    }

    @Test func `a page lists the properties`() throws {
        guard
            case .collection(let page) = try Resource.queryables.answer(city, "parsel", ServiceRequest("f=html")).page()
        else { return #expect(Bool(false), "another page") }
        #expect(page.collection.title == "Parseller: Properties for filters")
        #expect(page.collection.properties.map(\.name) == ["id", "geom", "ada", "parsel", "alan", "tescilli", "limit"])
    }

    @Test func `the schema is also one of GML`() throws {
        let answer = try Resource.schema.answer(city, "parsel", ServiceRequest("f=xsd"))
        #expect(answer.header("Content-Type") == "application/xml")
        #expect(String(decoding: try answer.bytes(), as: UTF8.self).contains("<xs:schema"))
        #expect(throws: PaftaError.self) { try Resource.queryables.answer(city, "parsel", ServiceRequest("f=xsd")) }
    }
}

@Suite struct `Functions for filters` {
    @Test func `functions are listed with arguments and results, /req/filter/get-functions-response-json`() throws {
        let answer = try City().features.functions(ServiceRequest())
        #expect(answer.status == 200 && answer.header("Content-Type") == "application/json")
        let functions = try #require(try answer.json()["functions"]).elements
        let kinds = Set(["string", "number", "integer", "datetime", "geometry", "boolean"])
        #expect(!functions.isEmpty)
        #expect(Set(functions.compactMap { $0["name"]?.text }).count == functions.count)
        for function in functions {
            #expect(!(function["returns"]?.elements.isEmpty ?? true))
            for argument in function["arguments"]?.elements ?? [] {
                #expect(kinds.isSuperset(of: argument["type"]?.elements.compactMap(\.text) ?? ["?"]))
            }
        }
    }
    @Test func `the page of functions has what the document has, in the language asked for`() throws {
        let names = try #require(try City().features.functions(ServiceRequest()).json()["functions"]).elements
            .compactMap { $0["name"]?.text }
        let answer = try City().features.functions(ServiceRequest(accept: "text/html", language: "tr"))
        guard case .functions(let page) = try answer.page() else { return #expect(Bool(false), "another page") }
        #expect(page.functions.map { $0.signature.split(separator: "(").first.map(String.init) } == names)
        let buffer = try #require(page.functions.first { $0.signature.hasPrefix("buffer") })
        #expect(buffer.signature == "buffer(geometri, metre)" && buffer.result == "geometri")
        #expect(buffer.arguments.last == NamedText(name: "metre", value: "sayı, tam sayı"))
        #expect(page.functions.contains { $0.signature == "concat(metin, metin, …)" })
        #expect(page.frame.title == "Süzgeç işlevleri" && page.frame.breadcrumbs.map(\.title) == ["Örnekkent"])
    }
}
