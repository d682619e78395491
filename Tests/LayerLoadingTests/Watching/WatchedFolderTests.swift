import GeoCore
import Glibc
import Testing

@testable import GeoPackageStore
@testable import LayerLoading

@Suite struct `A watched folder` {
    private let temporary: TemporaryDrop

    init() throws { temporary = try TemporaryDrop() }

    @Test func `is held by one watcher, and free when that is gone`() throws {
        var first: WatchedFolder? = try WatchedFolder(temporary.path)
        let error = #expect(throws: PaftaError.self) { try WatchedFolder(temporary.path + "/") }
        #expect(error?.code == .watchedFolder && error?.category == .conflict)
        #expect(first?.path == temporary.path)
        first = nil
        _ = try WatchedFolder(temporary.path)
    }

    @Test func `that is not there is an error, and is not made`() {
        let error = #expect(throws: PaftaError.self) { try WatchedFolder("\(temporary.path)/yok/gelen") }
        #expect(error?.code == .unusableWatchFolder && error?.category == .notFound)
        #expect(!FileSystem.exists("\(temporary.path)/yok"))
    }

    @Test func `shows files, and neither folders, links nor hidden ones`() throws {
        for name in ["b.csv", "a.csv", ".c.csv", "x.part"] { try temporary.drop(name) }
        try FileSystem.makeFolder("\(temporary.path)/alt")
        #expect(unsafe symlink("\(temporary.path)/a.csv", "\(temporary.path)/bag.csv") == 0)
        #expect(try WatchedFolder(temporary.path).files().map(\.name) == ["a.csv", "b.csv"])
    }

    @Test func `moves a delivery with its report, and gives equal names a number`() throws {
        let folder = try WatchedFolder(temporary.path)
        for expected in ["yuklenen/S-parsel.shp", "yuklenen/S-parsel.shp-2"] {
            for ending in ["shp", "shx", "dbf"] { try temporary.drop("parsel.\(ending)") }
            let delivery = try #require(DroppedDelivery.deliveries(among: try folder.files()).first)
            let report = try folder.makeReportFolder(for: delivery)
            try FileSystem.create("\(report)/rapor.html", "x")
            #expect(folder.isUnchanged(delivery))
            let place = try folder.move(delivery, report: report, to: .loaded, stamp: "S")
            #expect(place == expected && !folder.isUnchanged(delivery))
            let names = try FileSystem.names(in: "\(temporary.path)/\(place)")
            #expect(names == ["parsel.dbf", "parsel.shp", "parsel.shx", "rapor.html"])
        }
        #expect(try folder.files().isEmpty)
    }

    @Test func `a file called like one of the report keeps both`() throws {
        let folder = try WatchedFolder(temporary.path)
        try temporary.drop("hatalar.geojson")
        let delivery = try #require(DroppedDelivery.deliveries(among: try folder.files()).first)
        let report = try folder.makeReportFolder(for: delivery)
        try FileSystem.create("\(report)/hatalar.geojson", "rapor")
        let place = try folder.move(delivery, report: report, to: .refused, stamp: "S")
        #expect(
            try FileSystem.names(in: "\(temporary.path)/\(place)") == ["hatalar.geojson", "teslim-hatalar.geojson"]
        )
    }

    @Test func `a move that was cut off is ended by the next watcher, for the same files only`() throws {
        for ending in ["shp", "shx", "dbf"] { try temporary.drop("parsel.\(ending)") }
        do {
            let folder = try WatchedFolder(temporary.path)
            let delivery = try #require(DroppedDelivery.deliveries(among: try folder.files()).first)
            let hidden = "\(temporary.path)/reddedilen/.S-parsel.shp"
            for made in ["\(temporary.path)/reddedilen", hidden] { try FileSystem.makeFolder(made) }
            try PendingMove(delivery).write(to: "\(hidden)/\(PendingMove.fileName)")
            try FileSystem.rename("\(temporary.path)/parsel.shp", to: "\(hidden)/parsel.shp")
        }
        // A new delivery came meanwhile.
        try temporary.drop("parsel.shp")
        let folder = try WatchedFolder(temporary.path)
        #expect(
            try FileSystem.names(in: "\(temporary.path)/reddedilen/S-parsel.shp")
                == ["parsel.dbf", "parsel.shp", "parsel.shx"]
        )
        #expect(try folder.files().map(\.name) == ["parsel.shp"])
    }

    @Test func `a move that was cut off at its last step is ended, and hidden folders of others stay`() throws {
        let stamp = "20261121T105316Z"
        let folder = "\(temporary.path)/yuklenen"
        let hidden = "\(folder)/.\(stamp)-parsel.csv"
        for made in [folder, hidden, "\(folder)/\(stamp)-parsel.csv", "\(folder)/.Trash-1000"] {
            try FileSystem.makeFolder(made)
        }
        try FileSystem.create("\(hidden)/parsel.csv", "x")
        try FileSystem.create("\(folder)/.\(stamp)-not", "x")
        _ = try WatchedFolder(temporary.path)
        #expect(
            try FileSystem.names(in: folder)
                == [".\(stamp)-not", ".Trash-1000", "\(stamp)-parsel.csv", "\(stamp)-parsel.csv-2"]
        )
        #expect(try FileSystem.names(in: "\(folder)/\(stamp)-parsel.csv-2") == ["parsel.csv"])
    }

    @Test func `what was under way when a watcher ended is known to the next one, and nothing else`() throws {
        for name in ["a.csv", "b.csv"] { try temporary.drop(name) }
        var folder: WatchedFolder? = try WatchedFolder(temporary.path)
        let deliveries = DroppedDelivery.deliveries(among: try #require(folder).files())
        let (first, second) = (try #require(deliveries.first), try #require(deliveries.last))
        _ = try folder?.makeReportFolder(for: first)
        #expect(folder?.wasInterrupted(first) == false)
        folder = nil
        let next = try WatchedFolder(temporary.path)
        #expect(next.wasInterrupted(first) && !next.wasInterrupted(second))
        #expect(try FileSystem.names(in: "\(temporary.path)/.pafta-watch") == ["lock"])
    }

    @Test func `a link in the place of its folders is refused`() throws {
        let folder = try WatchedFolder(temporary.path)
        try temporary.drop("a.csv")
        #expect(unsafe symlink("/tmp", "\(temporary.path)/yuklenen") == 0)
        let delivery = try #require(DroppedDelivery.deliveries(among: try folder.files()).first)
        let report = try folder.makeReportFolder(for: delivery)
        let error = #expect(throws: PaftaError.self) {
            try folder.move(delivery, report: report, to: .loaded, stamp: "S")
        }
        #expect(error?.code == .unusableWatchFolder && folder.isUnchanged(delivery))
    }
}

/// A folder to drop files into, removed with the value.
private final class TemporaryDrop {
    let path: String

    init() throws {
        path = "/tmp/pafta-watch-\(UInt64.random(in: 0...UInt64.max))"
        try FileSystem.makeFolder(path)
    }

    deinit { FileSystem.removeFolder(path) }

    func drop(_ name: String) throws { try FileSystem.create("\(path)/\(name)", "x") }
}
