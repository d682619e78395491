import FeatureQuery
import GeoCore
import PaftaTesting
import Testing

@testable import OGCServices

@Suite struct `Streaming features` {
    /// 6,000 points of about 190 bytes: over a megabyte.
    static func makeService(failure: (Int, PaftaError)? = nil) -> (InMemorySource, OGCFeaturesService) {
        let schema = FeatureSchema(
            collection: "nokta",
            title: "",
            geometry: GeometryProperty(name: "g", type: .point, hasHeights: false, crs: .crs84),
            properties: [PropertyDefinition(name: "metin", type: .text)]
        )
        let features = (1...6_000)
            .map { number in
                InMemorySource.Feature(
                    .integer(Int64(number)),
                    .point(Shape.Position(Double(number) / 100, 10)),
                    [.text(String(repeating: "ğ", count: 50))]
                )
            }
        let source = InMemorySource(schema: schema, features: features, batchSize: 400)
        if let failure { source.fail(afterBatches: failure.0, failure.1) }
        let city = City()
        let catalogue = InMemoryCatalogue([("nokta", source)])
        let directory = city.features.directory
        return (
            source,
            OGCFeaturesService(catalogue: catalogue, crs: directory.crs, configuration: directory.configuration)
        )
    }

    @Test func `a large answer comes in pieces of 64 to 256 KiB and is whole`() throws {
        let (_, service) = Self.makeService()
        let answer = try service.items(collection: "nokta", ServiceRequest("limit=6000"))
        guard case .stream(let stream) = answer.body else { return #expect(Bool(false), "not a stream") }
        var pieces: [[UInt8]] = []
        while let piece = try stream.next() { pieces.append(piece) }
        #expect(pieces.dropLast().allSatisfy { (65_536...262_144).contains($0.count) })
        #expect(pieces.count >= 4)
        #expect(try stream.next() == nil)
        let document = try JSONDocument(pieces.flatMap(\.self))
        #expect(document.numbers == Array(1...6_000))
        #expect(document["numberReturned"]?.number == 6_000)
    }

    @Test func `a small answer is known at once`() throws {
        let (_, service) = Self.makeService()
        let answer = try service.items(collection: "nokta", ServiceRequest("limit=1000"))
        guard case .bytes(let bytes) = answer.body else { return #expect(Bool(false), "a stream") }
        #expect(try JSONDocument(bytes).numbers.count == 1_000)
    }

    @Test func `a batch larger than the limit is cut, next link and all`() throws {
        let (_, service) = Self.makeService()
        let document = try service.items(collection: "nokta", ServiceRequest("limit=401")).json()
        #expect(document.numbers == Array(1...401))
        let next = query(of: try #require(document.links("next").first?["href"]?.text))
        #expect(next.last?.value == "a1.401")
    }

    @Test func `an error in the middle is thrown by the stream`() throws {
        let error = PaftaError(.unavailable, .cancelled, LocalizedText("gone", tr: "gitti"))
        let (_, service) = Self.makeService(failure: (12, error))
        let answer = try service.items(collection: "nokta", ServiceRequest("limit=6000"))
        let thrown = #expect(throws: PaftaError.self) { try answer.bytes() }
        #expect(thrown?.code == .cancelled)
    }

    @Test func `cancelling reaches the source`() throws {
        let (source, service) = Self.makeService()
        let answer = try service.items(collection: "nokta", ServiceRequest("limit=6000"))
        guard case .stream(let stream) = answer.body else { return #expect(Bool(false), "not a stream") }
        stream.cancel()
        #expect(source.cancellations == 1)
    }

    @Test func `cutting a batch keeps its first rows`() throws {
        let city = City()
        let reading = try city.parcels.open()
        let whole = try #require(try reading.features(Query()).next())
        var cut = whole
        cut.keepFirst(2)
        let kept = (0..<whole.count).map { $0 < 2 }
        var filtered = whole
        filtered.filter(keep: kept)
        #expect(cut.positions == filtered.positions)
        #expect(cut.geometry.xy == filtered.geometry.xy)
        #expect(cut.geometry.positionsEnd == filtered.geometry.positionsEnd)
        #expect(cut.geometry.partTypes == filtered.geometry.partTypes)
        #expect(cut.identifiers.integers == filtered.identifiers.integers)
        for (left, right) in zip(cut.properties, filtered.properties) {
            #expect(left.isNull == right.isNull && left.bytes == right.bytes && left.ends == right.ends)
            #expect(left.integers == right.integers && left.reals == right.reals)
        }
    }
}
