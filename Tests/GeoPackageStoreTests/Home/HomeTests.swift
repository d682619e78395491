import Dispatch
import GeoCore
import Synchronization
import Testing

@testable import GeoPackageStore

@Suite struct `Home of a municipality` {
    private static func code(_ body: () throws -> Void) -> PaftaError.Code? {
        (#expect(throws: PaftaError.self, performing: body))?.code
    }

    @Test func `a home is created once, and opened as often as wanted`() throws {
        let home = try TemporaryHome().home
        #expect(Self.code { _ = try Home(opening: home.path) } == .notAHome, "it went with its owner")
        let kept = try TemporaryHome()
        #expect(try Home(opening: kept.home.path).path == kept.home.path)
        #expect(Self.code { _ = try Home.create(at: kept.home.path, configuration: "") } == .homeExists)
        #expect(try FileSystem.names(in: kept.home.path) == ["derived", "layers", "pafta.toml"])
    }

    @Test(arguments: ["/proc/pafta", "/proc/pafta/deeper", "/tmp/pafta-\u{7}/not/there"])
    func `a home that cannot be created is told`(_ path: String) {
        #expect(Self.code { _ = try Home.create(at: path, configuration: "") } == .storeUnreadable)
    }

    @Test func `only one of many that create a home gets it`() throws {
        let path = "/tmp/pafta-store-\(UInt64.random(in: 0...UInt64.max))"
        defer { FileSystem.removeFolder(path) }
        let made = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            if (try? Home.create(at: path, configuration: "a")) != nil { made.add(1, ordering: .relaxed) }
        }
        #expect(made.load(ordering: .relaxed) == 1)
    }

    @Test(arguments: [
        "parsel", "Çöp_İŞ-ğ", "ıIiİ", "2026", "a", "_x", "uyari-gpkg_", "\u{645}\u{62F}\u{64A}\u{646}\u{629}",
        String(repeating: "ş", count: 60),
    ])
    func `a name of letters, digits, underlines and hyphens is taken`(_ name: String) throws {
        try Home.checkName(name)
    }

    @Test(arguments: [
        "", " ", "a b", "-a", "../x", "a/b", "a.gpkg", ".", "a\0b", "a\"b", "a'b", "a;b", "a%b", "ad\u{131}\n",
        "gpkg_x",
        "GPKG_contents", "sqlite_sequence", "rtree_a_geom", "Pafta_layers", "\u{1F600}", "a\u{202E}b",
        String(repeating: "a", count: 61), "a" + String(repeating: "\u{345}", count: 60),
    ])
    func `every other name is refused`(_ name: String) throws {
        #expect(Self.code { try Home.checkName(name) } == .invalidName)
        let home = try TemporaryHome()
        #expect(Self.code { try home.load(.layer(name), []) } == .invalidName)
        #expect(Self.code { try home.load(.layer(), [], theme: name) } == .invalidName)
    }

    @Test func `writers that come at once take turns`() throws {
        let home = try TemporaryHome()
        let failed = Atomic(0)
        nonisolated(unsafe) let shared = home  // its properties are Sendable constants
        DispatchQueue.concurrentPerform(iterations: 6) { number in
            do { try unsafe shared.load(.layer("katman\(number)"), squares(200)) } catch {
                failed.add(1, ordering: .relaxed)
            }
        }
        #expect(failed.load(ordering: .relaxed) == 0)
        #expect(try home.catalogue.collections() == (0..<6).map { "katman\($0)" })
        #expect(try home.connect().text("PRAGMA integrity_check") == "ok")
        for number in 0..<6 { #expect(try home.open("katman\(number)").rows().count == 200) }
    }
}
