import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `Errors of the store` {
    @Test(arguments: [
        (5 as Int32, "store.locked", PaftaError.Category.unavailable), (6, "store.locked", .unavailable),
        (15, "store.locked", .unavailable), (261, "store.locked", .unavailable), (13, "store.full", .unavailable),
        (9, "operation.cancelled", .unavailable), (11, "store.damaged", .corruptData),
        (26, "store.damaged", .corruptData),
        (267, "store.damaged", .corruptData), (14, "store.unreadable", .unavailable),
        (8, "store.unreadable", .unavailable),
        (10, "store.unreadable", .unavailable), (1, "internal.fault", .internalFault),
        (7, "internal.fault", .internalFault),
    ])
    func `a result code of SQLite has a code of ours`(_ status: Int32, _ code: String, _ category: PaftaError.Category)
    {
        let error = unsafe PaftaError.sqlite(status, nil, doing: "SELECT 'secret'")
        #expect(error.code.description == code && error.category == category)
        let shown = [
            error.message.english, error.message.turkish, error.remedy?.english ?? "", error.remedy?.turkish ?? "",
        ]
        #expect(!shown.joined().contains("secret") && !shown.joined().contains("SQLite"))
        #expect(error.cause?.contains("\(status)") == true)
    }

    @Test func `the wording is the one people read`() {
        let locked = unsafe PaftaError.sqlite(5, nil, doing: "")
        #expect(locked.message.english == "Another program holds the GeoPackage locked.")
        #expect(locked.message.turkish == "GeoPackage dosyasını başka bir program kilitli tutuyor.")
        let full = PaftaError.file("writing", 28)
        #expect(
            full.message.turkish == "Disk dolu; hiçbir şey değiştirilmedi."
                && full.remedy?.turkish == "Yer açıp yeniden deneyin."
        )
        let damaged = unsafe PaftaError.sqlite(26, nil, doing: "")
        #expect(damaged.message.turkish == "Bu evdeki bir GeoPackage dosyası bozuk.")
    }

    @Test(arguments: [(28 as Int32, "store.full"), (122, "store.full"), (27, "store.full"), (13, "store.unreadable")])
    func `an error number of the system has a code of ours`(_ number: Int32, _ code: String) {
        #expect(PaftaError.file("writing", number).code.description == code)
    }

    @Test func `names are told, paths are not`() throws {
        let home = try TemporaryHome()
        try home.load(.layer(), squares(1))
        let conflict = #expect(throws: PaftaError.self) { try home.load(.layer(), squares(1), theme: "imar") }
        #expect(conflict?.message.english == "There is a layer 'parsel' already, in the theme 'kadastro'.")
        #expect(conflict?.message.turkish == "'parsel' katmanı 'kadastro' temasında zaten var.")
        #expect(conflict?.description.contains("/tmp") == false)
    }
}
