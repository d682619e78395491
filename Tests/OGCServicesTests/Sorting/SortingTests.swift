import FeatureQuery
import GeoCore
import PaftaTesting
import Testing

@testable import OGCServices

@Suite struct `Sorting features` {
    /// Ten features with equal keys, missing values, and letters beyond ASCII.
    static func makeService() -> OGCFeaturesService {
        let schema = FeatureSchema(
            collection: "kayıt",
            title: "",
            geometry: nil,
            properties: [
                PropertyDefinition(name: "kat", type: .integer), PropertyDefinition(name: "ad", type: .text),
                PropertyDefinition(name: "oran", type: .real), PropertyDefinition(name: "gün", type: .date),
                PropertyDefinition(name: "var", type: .boolean), PropertyDefinition(name: "bel", type: .binary),
            ]
        )
        let names = ["b", "Ç", "a", "ab", "", "z", "b", "İ", "I", "ı"]
        let features = (1...10).map { InMemorySource.Feature(.integer(Int64($0)), nil, values(of: $0, names[$0 - 1])) }
        let directory = City().features.directory
        return OGCFeaturesService(
            catalogue: InMemoryCatalogue([("kayıt", InMemorySource(schema: schema, features: features))]),
            crs: directory.crs,
            configuration: directory.configuration
        )
    }

    private static func values(of number: Int, _ name: String) -> [PropertyValue?] {
        let sign: Double = number.isMultiple(of: 2) ? -1e10 : 1
        let day = "2026-01-\(number < 6 ? "0" : "1")\(number % 5)"
        return [
            number.isMultiple(of: 4) ? nil : .integer(Int64(number % 4)), .text(name),
            number == 5 ? nil : .real(Double(number) / 3 * sign), .text(day), .boolean(number.isMultiple(of: 3)), nil,
        ]
    }

    let service = makeService()

    func page(_ parameters: [ServiceRequest.Parameter]) throws -> JSONDocument {
        try service.items(collection: "kayıt", ServiceRequest(path: "/", query: parameters)).json()
    }

    static let orders: [(sortby: String, expected: [Int])] = [
        ("kat", [1, 5, 9, 2, 6, 10, 3, 7, 4, 8]), ("+kat", [1, 5, 9, 2, 6, 10, 3, 7, 4, 8]),
        (" kat", [1, 5, 9, 2, 6, 10, 3, 7, 4, 8]), ("-kat", [3, 7, 2, 6, 10, 1, 5, 9, 4, 8]),
        ("ad", [5, 9, 3, 4, 1, 7, 6, 2, 8, 10]), ("-oran", [9, 7, 3, 1, 2, 4, 6, 8, 10, 5]),
        ("var,-kat", [7, 2, 10, 1, 5, 4, 8, 3, 6, 9]), ("-gün", [9, 8, 7, 6, 10, 4, 3, 2, 1, 5]),
        ("kat,-kat,-oran", [9, 1, 5, 2, 6, 10, 7, 3, 4, 8]),
    ]

    @Test(arguments: orders)
    func `features come in the order wanted, /req/sorting/sortby-response, /req/features-sorting/response`(
        _ order: (sortby: String, expected: [Int])
    ) throws {
        #expect(try page([.init(name: "sortby", value: order.sortby)]).numbers == order.expected)
    }

    @Test(arguments: orders, [1, 3, 4, 9, 10])
    func `next links visit every feature once in order`(
        _ order: (sortby: String, expected: [Int]),
        _ limit: Int
    ) throws {
        var visited: [Int] = []
        var parameters: [ServiceRequest.Parameter] = [
            .init(name: "sortby", value: order.sortby), .init(name: "limit", value: String(limit)),
        ]
        while visited.count < 20 {
            let document = try page(parameters)
            visited += document.numbers
            guard let next = document.links("next").first else { break }
            parameters = query(of: try #require(next["href"]?.text))
        }
        #expect(visited == order.expected)
    }

    @Test(arguments: [
        "", ",", "kat,", ",kat", "yok", "-yok", "--kat", "++kat", "kat desc", "bel", "-bel", "id", "KAT", "1", "*",
        "kat;DROP TABLE x", "'kat'", "kat\0", Array(repeating: "kat", count: 17).joined(separator: ","),
    ])
    func `an order by what there is not is refused, /req/sortables/response`(_ sortby: String) {
        let error = #expect(throws: PaftaError.self) { try page([.init(name: "sortby", value: sortby)]) }
        #expect(error?.code == .invalidParameter)
    }

    @Test func `a cursor belongs to one order`() throws {
        let first = try page([.init(name: "sortby", value: "kat"), .init(name: "limit", value: "3")])
        let next = query(of: try #require(first.links("next").first?["href"]?.text))
        let cursor = try #require(next.first { $0.name == "cursor" })
        for sortby in ["-kat", "ad", "kat,ad", nil] {
            let order = sortby.map { [ServiceRequest.Parameter(name: "sortby", value: $0)] } ?? []
            let error = #expect(throws: PaftaError.self) { try page(order + [cursor]) }
            #expect(error?.code == .invalidParameter)
        }
        // Another spelling of the same order is the same order.
        #expect(try page([.init(name: "sortby", value: "+kat"), cursor]).numbers == [2, 6, 10, 3, 7, 4, 8])
    }
}

@Suite struct `Cursors of an order` {
    static let schema = FeatureSchema(
        collection: "x",
        title: "",
        geometry: nil,
        properties: [
            PropertyDefinition(name: "i", type: .integer), PropertyDefinition(name: "r", type: .real),
            PropertyDefinition(name: "t", type: .text), PropertyDefinition(name: "b", type: .boolean),
            PropertyDefinition(name: "d", type: .dateTime),
        ]
    )
    static let sort = schema.properties.map { SortKey(property: $0.name, isDescending: $0.name == "r") }
    static let version = DataVersion(incarnation: "a.1", change: 1, changedAt: "")

    static let places: [Place] = [
        Place(values: [nil, nil, nil, nil, nil], position: 0),
        Place(
            values: [.integer(.min), .real(-0.1), .text(""), .boolean(false), .text("2026-11-21T10:53:16Z")],
            position: .max
        ),
        Place(
            values: [.integer(.max), .real(.leastNonzeroMagnitude), .text("İ😀~.\"\n"), .boolean(true), nil],
            position: -1
        ),
        Place(
            values: [.integer(0), .real(.infinity), .text(String(repeating: "ğ", count: 3_000)), nil, nil],
            position: 7
        ),
    ]

    @Test(arguments: places)
    func `every value comes back exactly`(_ place: Place) throws {
        let text = CursorParameter.Cursor(place, Self.sort, in: Self.version).text
        #expect(text.utf8.allSatisfy { (0x21...0x7E).contains($0) })
        let cursor = try CursorParameter().parse(text)
        #expect(try cursor.place(Self.sort, of: Self.schema, in: Self.version) == place)
    }

    @Test func `a cursor that was tampered with gives an error or another place, never a fault`() throws {
        let text = CursorParameter.Cursor(Self.places[2], Self.sort, in: Self.version).text
        let letters = Array("ABZaz09-_.~%é".utf8)
        for index in text.utf8.indices {
            for letter in letters {
                var bytes = Array(text.utf8)
                bytes[text.utf8.distance(from: text.utf8.startIndex, to: index)] = letter
                expectErrorOrPlace(String(decoding: bytes, as: UTF8.self))
            }
            expectErrorOrPlace(String(text[..<index]))
            expectErrorOrPlace(String(text[index...]))
        }
    }

    private func expectErrorOrPlace(_ text: String) {
        do throws(PaftaError) {
            let place = try CursorParameter().parse(text).place(Self.sort, of: Self.schema, in: Self.version)
            #expect(place.values.count == Self.sort.count)
        } catch {
            #expect(error.code == .invalidParameter || error.code == .outdatedCursor)
        }
    }

    @Test(arguments: [0, 1, 2, 3, 4, 5, 63, 64, 255])
    func `bytes come back from base64url`(_ count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + 200) }
        #expect(Base64URL.bytes(of: Base64URL.text(of: bytes)) == bytes)
    }

    /// RFC 4648, clause 10, without padding.
    @Test(arguments: [
        ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("foobar", "Zm9vYmFy"),
    ])
    func `base64url is that of the RFC`(_ text: String, _ expected: String) {
        #expect(Base64URL.text(of: Array(text.utf8)) == expected)
        #expect(Base64URL.bytes(of: expected) == Array(text.utf8))
    }

    @Test(arguments: ["Z", "Zh", "Zm9", "Zg==", "Zm9v+", "Zm9v/", "Z m", "ğ"])
    func `what is not base64url is none`(_ text: String) { #expect(Base64URL.bytes(of: text) == nil) }
}
