import Foundation
import GeoCore
import HomeRegistry
import Testing

@testable import SharingProtocols

@Suite struct `The book of protocols` {
    private let folder = TemporaryFolder()

    private func book() throws -> ProtocolBook { ProtocolBook(try HomeRegistry(home: folder.path)) }

    private func approve(_ number: String, in book: ProtocolBook) throws {
        try book.approve(number, Samples.approval, Samples.decision(), against: Samples.surroundings) {
            _ throws(PaftaError) in ResolvedArea(polygon: [1], crs: .epsg(5254))
        }
    }

    @Test func `keeps a whole life as versions with who, when and why`() throws {
        let book = try book()
        try book.save(try Samples.document(), Samples.decision())
        try approve("2026/14", in: book)
        try book.perform(.suspend, "2026/14", Samples.decision("E-2"))
        try book.perform(.resume, "2026/14", Samples.decision("E-3"))
        try book.perform(
            .revoke,
            "2026/14",
            ProtocolDecision(actor: "ali", moment: "2026-11-22T00:00:00Z", reason: "ihlal")
        )
        let versions = try book.versions(of: "2026/14")
        #expect(versions.map(\.state) == ["draft", "approved", "suspended", "approved", "revoked"])
        #expect(versions.map(\.version) == [1, 2, 3, 4, 5])
        #expect(versions.last?.actor == "ali" && versions.last?.reason == "ihlal")
        for version in versions {
            let document = try book.document("2026/14", version: version.version)
            #expect(document.digest == version.digest && document.version == version.version)
        }
        #expect(try book.document("2026/14", version: 2).approval == Samples.approval)
        for action in ProtocolAction.allCases {
            #expect(throws: PaftaError.self) { try book.perform(action, "2026/14", Samples.decision()) }
        }
        #expect(throws: PaftaError.self) { try book.save(try Samples.document(), Samples.decision()) }
    }

    @Test func `leaves a protocol in force while a change of it waits`() throws {
        let book = try book()
        try book.save(try Samples.document(), Samples.decision())
        try approve("2026/14", in: book)
        var changed = try book.document("2026/14")
        changed.layers[0].filter = ""
        let entry = try book.save(changed, Samples.decision())
        #expect(entry.state == "approved" && entry.draftVersion == 3 && entry.effectiveVersion == 2)
        #expect(try book.effective("2026/14")?.document.layers[0].filter == "durum = 'aktif'")
        try book.perform(.suspend, "2026/14", Samples.decision())
        #expect(throws: PaftaError.self) { try approve("2026/14", in: book) }
        try book.perform(.resume, "2026/14", Samples.decision())
        try approve("2026/14", in: book)
        #expect(try book.effective("2026/14")?.document.layers[0].filter == "")
        #expect(try book.entry("2026/14").draftVersion == nil)
        #expect(throws: PaftaError.self) { try approve("2026/14", in: book) }
    }

    @Test func `approves nothing with faults, without a paper, or from an old version`() throws {
        let book = try book()
        var document = try Samples.document()
        document.legalBasis.law = ""
        try book.save(document, Samples.decision())
        let error = try #require(throws: PaftaError.self) { try approve("2026/14", in: book) }
        #expect(error.code == .unapprovable)
        #expect(error.message.english.contains("legal_basis.law"))
        document.version = 7
        let old = try #require(throws: PaftaError.self) { try book.save(document, Samples.decision()) }
        #expect(old.code == .changedProtocol)
        try book.save(try Samples.document(), Samples.decision())
        try approve("2026/14", in: book)
        let unreasoned = try #require(throws: PaftaError.self) {
            try book.perform(.suspend, "2026/14", Samples.decision(" "))
        }
        #expect(unreasoned.code == .unreasonedDecision)
        #expect(throws: PaftaError.self) { try book.entry("2026/15") }
        #expect(try book.effective("2026/15") == nil)
    }

    @Test func `gives a receiver one key for all its protocols, and another receiver another`() throws {
        let book = try book()
        for (number, detsis) in [("1", "111"), ("2", "111"), ("3", "222")] {
            var document = try Samples.document(number: number)
            document.receiver.detsis = detsis
            try book.save(document, Samples.decision())
            #expect(try book.effective(number)?.maskSecret.isEmpty == (number != "2"))
            try approve(number, in: book)
        }
        let secrets = try ["1", "2", "3"].map { try #require(try book.effective($0)).maskSecret }
        #expect(secrets.allSatisfy { $0.count == 32 })
        #expect(secrets[0] == secrets[1] && secrets[0] != secrets[2])
    }

    @Test func `makes the shape of an area when it is approved, and again with every approval`() throws {
        let book = try book()
        var document = try Samples.document()
        document.layers[0].area = ProtocolDocument.Area()
        document.layers[0].area.layer = "parsel"
        document.layers[0].area.field = "ada"
        document.layers[0].area.values = ["2705"]
        try book.save(document, Samples.decision())
        try approve("2026/14", in: book)
        let approved = try book.document("2026/14")
        #expect(approved.layers[0].area.resolvedWKB == "01")
        try book.save(approved, Samples.decision())
        #expect(try book.document("2026/14").layers[0].area.resolvedWKB == "")
        #expect(try book.effective("2026/14")?.document.layers[0].area.resolvedWKB == "01")
    }
}

/// A folder that goes with the test.
final class TemporaryFolder: Sendable {
    let path: String

    init() {
        path = NSTemporaryDirectory() + "pafta-protocols-" + UUID().uuidString
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
