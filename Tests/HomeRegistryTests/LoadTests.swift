import Foundation
import GeoCore
import HomeRegistry
import Testing

@Suite struct `Loads in the registry` {
    private let folder = TemporaryFolder()

    private func load(_ sha256: String?) -> NewLoad {
        var load = NewLoad(fileName: "parsel.zip", person: "ayse")
        load.sha256 = sha256
        load.letter = "E-2026/118"
        return load
    }

    private func result(_ collection: String) -> LoadRecord.Layer {
        LoadRecord.Layer(collection: collection, changeset: 4, inserted: 3, updated: 2, deleted: 1, unchanged: 9)
    }

    @Test func `are told with what they changed`() throws {
        let registry = try HomeRegistry(home: folder.path)
        let number = try registry.begin(load("ab"))
        #expect(try registry.unfinishedLoads().map(\.number) == [number])
        try registry.finish(number, layers: [result("parsel")])
        let record = try HomeRegistry(home: folder.path).load(number)
        #expect(record.state == .finished)
        #expect(record.letter == "E-2026/118")
        #expect(record.layers == [result("parsel")])
        #expect(record.endedAt != nil)
        #expect(try registry.unfinishedLoads().isEmpty)
    }

    @Test func `of the file a layer was loaded from last are refused`() throws {
        let registry = try HomeRegistry(home: folder.path)
        try registry.finish(try registry.begin(load("ab")), layers: [result("parsel")])
        let error = #expect(throws: PaftaError.self) {
            try registry.checkRepetition(of: "parsel.zip", "ab", for: ["bina", "parsel"])
        }
        #expect(error?.code == .sameFile)
        #expect(throws: Never.self) { try registry.checkRepetition(of: "parsel.zip", "ab", for: ["bina"]) }
        try registry.finish(try registry.begin(load("cd")), layers: [result("parsel")])
        #expect(throws: Never.self) { try registry.checkRepetition(of: "parsel.zip", "ab", for: ["parsel"]) }
    }

    @Test func `that were abandoned do not count as the last`() throws {
        let registry = try HomeRegistry(home: folder.path)
        let number = try registry.begin(load("ab"))
        try registry.abandon(number)
        #expect(try registry.lastLoad(of: "parsel") == nil)
        #expect(try registry.load(number).state == .abandoned)
    }

    @Test func `of unknown numbers are refused`() throws {
        let registry = try HomeRegistry(home: folder.path)
        #expect(#expect(throws: PaftaError.self) { _ = try registry.load(7) }?.code == .unknownLoad)
        #expect(#expect(throws: PaftaError.self) { try registry.abandon(7) }?.code == .unknownLoad)
    }

    @Test func `in a registry that is no database are refused`() throws {
        try Data("not a database, but long enough to be looked at as one".utf8)
            .write(to: URL(fileURLWithPath: "\(folder.path)/registry.sqlite"))
        let error = #expect(throws: PaftaError.self) { _ = try HomeRegistry(home: folder.path) }
        #expect(error?.code == .registryUnreadable)
    }
}
