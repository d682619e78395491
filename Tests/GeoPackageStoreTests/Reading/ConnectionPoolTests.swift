import Dispatch
import FeatureQuery
import GeoCore
import Synchronization
import Testing

@testable import GeoPackageStore

@Suite struct `Connections of readers` {
    @Test func `many readers at once all get everything, and every connection comes back`() throws {
        let home = try TemporaryHome()
        try home.load(.layer(), squares(300))
        let pool = ConnectionPool(path: home.file(), limits: StoreLimits())
        let source = GeoPackageSource(layer: "parsel", pool: pool, references: TemporaryHome.references, packs: nil)
        let complete = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: 64) { number in
            guard let reading = try? source.open() else { return }
            var query = Query()
            if number % 4 == 0 { query.limit = 7 }
            if (try? reading.rows(query).count) == (number % 4 == 0 ? 7 : 300) { complete.add(1, ordering: .relaxed) }
        }
        #expect(complete.load(ordering: .relaxed) == 64)
        #expect(pool.lent == 0)
    }

    @Test func `one reader more than allowed is refused until one leaves`() throws {
        let home = try TemporaryHome { $0.readers = 3 }
        try home.load(.layer(), squares(3))
        var readings = try (0..<3).map { _ in try home.open() }
        let error = #expect(throws: PaftaError.self) { try home.open() }
        #expect(error?.code == .storeOverloaded && error?.category == .unavailable)
        readings.removeLast()
        #expect(try home.open().rows().count == 3)
    }

    @Test func `readings that fail give their connection back`() throws {
        let home = try TemporaryHome()
        try home.load(.layer(), squares(3))
        let pool = ConnectionPool(path: home.file(), limits: StoreLimits())
        for layer in ["yok", "parsel", "yok"] {
            let source = GeoPackageSource(layer: layer, pool: pool, references: TemporaryHome.references, packs: nil)
            _ = try? source.open().rows()
        }
        let missing = ConnectionPool(path: "/tmp/pafta-store/is/not/there", limits: StoreLimits())
        let error = #expect(throws: PaftaError.self) { try missing.lend() }
        #expect(error?.code == .storeUnreadable)
        #expect(pool.lent == 0 && missing.lent == 0)
    }

    @Test func `a cursor that outlives its reading keeps the snapshot`() throws {
        let home = try TemporaryHome()
        try home.load(.layer(), squares(2_000))
        let cursor = try home.open().features(Query())
        var count = try cursor.next()?.count ?? 0
        try home.edit("DELETE FROM parsel")
        while let batch = try cursor.next() { count += batch.count }
        #expect(count == 2_000)
    }

    @Test func `a connection goes back clean whatever became of its query`() throws {
        let home = try TemporaryHome()
        try home.load(.layer(), squares(2_000))
        let pool = ConnectionPool(path: home.file(), limits: StoreLimits())
        let source = GeoPackageSource(layer: "parsel", pool: pool, references: TemporaryHome.references, packs: nil)
        for _ in 0..<50 {
            let cursor = try source.open().features(Query())
            _ = try cursor.next()
            cursor.cancel()
            #expect(throws: PaftaError.self) { try cursor.next() }
        }
        try home.edit("DELETE FROM parsel WHERE fid = 1")
        let connection = try pool.lend()
        #expect(try connection.connection.integer("SELECT count(*) FROM parsel") == 1_999)
        pool.giveBack(connection)
        #expect(!connection.connection.isInTransaction && pool.lent == 0)
    }

    @Test func `a reading is ended from another thread`() throws {
        let home = try TemporaryHome()
        try home.load(.layer(), squares(2_000))
        let reading = try home.open()
        let cursor = try reading.features(Query())
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(20)) { cursor.cancel() }
        let error = #expect(throws: PaftaError.self) {
            // The same rows again and again, until somebody stops it.
            while true {
                if try cursor.next() == nil { throw PaftaError(.unavailable, .cancelled, LocalizedText(verbatim: "")) }
            }
        }
        #expect(error?.code == .cancelled)
        #expect(try home.open().rows().count == 2_000)
    }

    @Test func `layers opened and left a thousand times leave no file open`() throws {
        let home = try TemporaryHome()
        try home.load(.layer(), squares(10))
        let catalogue = home.freshCatalogue()
        for _ in 0..<1_000 {
            let cursor = try catalogue.collection("parsel").open().features(Query())
            #expect(try cursor.next()?.count == 10)
        }
        // The database, its log and its index of the log, for one connection.
        #expect(FileDamage.openFiles(below: home.home.path) <= 3)
    }
}
