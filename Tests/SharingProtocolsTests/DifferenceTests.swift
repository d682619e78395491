import GeoCore
import UsageMetering
import Testing

@testable import SharingProtocols

@Suite struct `Differences of protocols` {
    @Test(arguments: 0..<50) func `are none between equal documents`(seed: UInt64) throws {
        let document = try RandomFiller.document(seed: seed)
        var later = try ProtocolDocument(toml: document.toml)
        later.version = 9
        #expect(later.differences(from: document).isEmpty)
    }

    @Test(arguments: 0..<50) func `are there between documents that differ, and the same both ways`(seed: UInt64) throws
    {
        var (first, second) = (try RandomFiller.document(seed: seed), try RandomFiller.document(seed: seed + 1_000))
        (first.version, second.version) = (nil, nil)
        let (there, back) = (second.differences(from: first), first.differences(from: second))
        #expect(!there.isEmpty)
        #expect(there.map(\.path) == back.map(\.path) && there.map(\.former) == back.map(\.new))
    }

    @Test func `name the key, its former and its new value`() throws {
        let old = try Samples.document()
        var new = old
        new.layers[0].filter = ""
        new.layers[0].fields[2].mask = nil
        new.layers[0].fields.swapAt(0, 1)
        new.limits.usage.requestsPerMinute = 90
        let differences = new.differences(from: old)
        #expect(
            differences == [
                ProtocolDifference(
                    path: "layers[parsel].fields",
                    former: "ada, parsel, alan",
                    new: "parsel, ada, alan"
                ),
                ProtocolDifference(path: "layers[parsel].fields[alan].mask", former: "round:10", new: nil),
                ProtocolDifference(path: "layers[parsel].filter", former: "durum = 'aktif'", new: nil),
                ProtocolDifference(path: "limits.requests_per_minute", former: "60", new: "90"),
            ]
        )
        #expect(differences[3].title.turkish == "Dakikada istek")
    }
}
