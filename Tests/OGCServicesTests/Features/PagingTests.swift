import FeatureQuery
import GeoCore
import OGCServices
import PaftaTesting
import Testing

@Suite struct `Paging through features` {
    let city = City()

    func page(_ query: [ServiceRequest.Parameter]) throws -> JSONDocument {
        try city.features.items(collection: "parsel", ServiceRequest(path: "/", query: query)).json()
    }

    @Test(arguments: 1...13)
    func `next links visit every feature once, /rec/core/fc-next-2`(_ limit: Int) throws {
        var visited: [Int] = []
        var parameters = [ServiceRequest.Parameter(name: "limit", value: String(limit))]
        while true {
            let document = try page(parameters)
            #expect(document.numbers.count <= limit)
            visited += document.numbers
            guard let next = document.links("next").first else { break }
            #expect(document.numbers.count == limit)
            #expect(next["type"]?.text == "application/geo+json")
            parameters = query(of: try #require(next["href"]?.text))
        }
        #expect(visited == Array(1...12))
    }

    @Test func `a next link keeps all other parameters, /rec/core/fc-next-3`() throws {
        let document = try page([
            .init(name: "ada", value: "ç\"ü"), .init(name: "bbox", value: "28,40,30,42"),
            .init(name: "limit", value: "2"),
        ])
        let next = query(of: try #require(document.links("next").first?["href"]?.text))
        #expect(next.map(\.name) == ["ada", "bbox", "limit", "f", "cursor"])
        #expect(next.map(\.value) == ["ç\"ü", "28,40,30,42", "2", "json", "a1.8"])
        #expect(try page(next).numbers == [9, 10])
    }

    @Test func `there is a next link only if there is more, /rec/core/fc-next-1`() throws {
        #expect(try page([.init(name: "limit", value: "12")]).links("next").isEmpty)
        #expect(try page([.init(name: "limit", value: "11")]).links("next").count == 1)
        #expect(try page([.init(name: "ada", value: "100"), .init(name: "limit", value: "6")]).links("next").isEmpty)
    }

    @Test func `a page of data loaded anew is a conflict`() throws {
        let next = query(
            of: try #require(try page([.init(name: "limit", value: "2")]).links("next").first?["href"]?.text)
        )
        city.parcels.replace(version: DataVersion(incarnation: "b2", change: 1, changedAt: "2026-11-21T11:00:00.000Z"))
        let error = #expect(throws: PaftaError.self) { try page(next) }
        #expect(error?.code == .outdatedCursor)
        let status = try problem(#require(error), ServiceRequest()).status
        #expect(status == 409)
    }

    @Test func `without a limit a page has the default number, /req/core/fc-limit-definition`() throws {
        let small = City { $0.defaultLimit = 4 }
        let document = try small.features.items(collection: "parsel", ServiceRequest()).json()
        #expect(document.numbers == [1, 2, 3, 4])
        #expect(document.links("next").count == 1)
    }

    @Test func `a limit above the maximum is served at the maximum, /req/core/fc-limit-response-1`() throws {
        let small = City { $0.maximumLimit = 3 }
        for limit in ["4", "1000000000", "99999999999999999999999"] {
            let document = try small.features.items(collection: "parsel", ServiceRequest("limit=\(limit)")).json()
            #expect(document["numberReturned"]?.number == 3)
        }
    }
}
