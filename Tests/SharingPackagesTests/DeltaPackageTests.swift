import FeatureQuery
import Foundation
import GeoCore
import HomeRegistry
import SharingPackages
import SharingProtocols
import Testing

@testable import GeoPackageStore

@Suite struct `A package of changes` {
    private func rows(_ made: MadePackage) throws -> [[String: String]] {
        try Unpacked(made.path).rows("data/parsel.gpkg").rows
    }

    @Test func `holds what changed since another one, and nothing else`() throws {
        let home = try PackagedHome()
        let first = try home.make()
        let ids = Dictionary(uniqueKeysWithValues: try rows(first).map { ($0["ada"] ?? "", $0["feature_id"] ?? "") })
        // Ada 0 goes, 4 turns passive, 6 becomes 44, and 45 comes.
        let numbers = ["0", "4", "6"].compactMap { ids[$0].flatMap { Int64($0) } }
        try #require(numbers.count == 3)
        try home.change { changes in
            changes.delete([numbers[0]])
            try changes.update(Array(numbers[1...]), PackagedHome.batch([47, 44]))
            try changes.insert(PackagedHome.batch([45]))
        }
        let second = try home.make(since: first.record.number)
        let changes = try rows(second)
        let told = Set(changes.map { "\($0["change"] ?? "") \($0["ada"] ?? "") \($0["hasGeometry"] ?? "")" })
        #expect(told == ["deleted  no", "left  no", "updated 44 yes", "inserted 45 yes"])
        #expect(changes.allSatisfy { $0["malik"] == ($0["hasGeometry"] == "yes" ? "A*** Y***" : "") })
        #expect(changes.first { $0["change"] == "deleted" }?["feature_id"] == "\(numbers[0])")
        #expect(changes.first { $0["change"] == "left" }?["feature_id"] == "\(numbers[1])")
        #expect(second.record.content == "delta" && second.record.since == first.record.number)
        #expect(try PackageVerifier.verify(second.path, key: nil).isIntact)
    }

    @Test func `is empty when nothing visible changed`() throws {
        let home = try PackagedHome()
        let first = try home.make()
        try home.change { changes in try changes.insert(PackagedHome.batch([43])) }
        let second = try home.make(since: first.record.number)
        #expect(try rows(second) == [])
        #expect(second.record.features == 0)
    }

    @Test func `goes on from a package of changes`() throws {
        let home = try PackagedHome()
        let first = try home.make()
        try home.change { changes in try changes.insert(PackagedHome.batch([40])) }
        let second = try home.make(since: first.record.number)
        try home.change { changes in try changes.insert(PackagedHome.batch([41])) }
        let third = try home.make(since: second.record.number)
        #expect(try rows(third).map { $0["ada"] } == ["41"])
    }

    @Test func `is refused without the right to changes`() throws {
        let home = try PackagedHome { $0.layers[0].hasDeltas = false }
        let first = try home.make()
        #expect(first.record.layers.allSatisfy { $0.cursor == nil })
        #expect(!(try Unpacked(first.path).text("manifest.json").contains("changeCursor")))
        let error = #expect(throws: PaftaError.self) { try home.make(since: first.record.number) }
        #expect(error?.code == .packageWithoutChanges)
        #expect(Set(try rows(first).flatMap(\.keys)) == ["ada", "malik", "alan", "hasGeometry"])
    }
}

@Suite struct `Packages that are due` {
    private static let day: Int64 = 86_400

    @Test func `are due from the start of the term and then by the agreed frequency`() throws {
        let home = try PackagedHome()
        let now = PackagedHome.now
        #expect(try PackageSchedule(home.registry).due(at: now).map(\.since.description) == ["2026-11-01"])
        let made = try home.make()
        #expect(try PackageSchedule(home.registry).due(at: now) == [])
        #expect(try PackageSchedule(home.registry).due(at: now + 6 * Self.day) == [])
        let due = try PackageSchedule(home.registry).due(at: now + 7 * Self.day)
        #expect(due.map(\.since.description) == ["2026-11-28"] && due.map(\.base) == [nil])
        #expect(due.first?.latest?.number == made.record.number)
        #expect(try PackageSchedule(home.registry).due(at: now + 400 * Self.day) == [])
    }

    @Test func `tell changes where that was agreed`() throws {
        let home = try PackagedHome { $0.delivery.content = .delta }
        #expect(try PackageSchedule(home.registry).due(at: PackagedHome.now).map(\.base) == [nil])
        let made = try home.make()
        #expect(
            try PackageSchedule(home.registry).due(at: PackagedHome.now + 8 * Self.day).map(\.base) == [
                made.record.number
            ]
        )
    }

    @Test func `are none for a protocol without packages`() throws {
        let home = try PackagedHome { $0.delivery.channels = [.api] }
        #expect(try PackageSchedule(home.registry).due(at: PackagedHome.now) == [])
    }
}
