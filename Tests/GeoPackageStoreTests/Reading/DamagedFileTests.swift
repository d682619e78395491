import FeatureQuery
import GeoCore
import Testing

@testable import GeoPackageStore

@Suite struct `Damaged files` {
    private static func home() throws -> TemporaryHome {
        let home = try TemporaryHome()
        try home.load(.layer(), squares(2_000))
        return home
    }

    private static func readAll(_ home: TemporaryHome) throws {
        let catalogue = home.freshCatalogue()
        _ = try catalogue.collections()
        _ = try catalogue.collection("parsel").open().rows()
    }

    private let page = LayerStaging.pageSize

    @Test(arguments: [0, 1, 50, 99, 100, 511, LayerStaging.pageSize - 1])
    func `a file cut within its first page is told or is no layer`(_ size: Int) throws {
        let home = try Self.home()
        FileDamage.truncate(home.file(), to: size)
        let error = #expect(throws: PaftaError.self) { try Self.readAll(home) }
        // SQLite takes a file of no or one byte for a new database.
        #expect(error?.code == (size <= 1 ? .unknownCollection : .storeDamaged))
    }

    @Test func `a file cut in the middle is told`() throws {
        let home = try Self.home()
        FileDamage.truncate(home.file(), to: FileDamage.size(home.file()) / 2 / page * page)
        let error = #expect(throws: PaftaError.self) { try Self.readAll(home) }
        #expect(error?.code == .storeDamaged)
    }

    @Test(arguments: [0, 1, 0x0D, 0xFF] as [UInt8])
    func `garbage in any page is told or harmless, never a crash`(_ byte: UInt8) throws {
        let home = try Self.home()
        let pages = FileDamage.size(home.file()) / page
        var told = 0
        for number in stride(from: 1, to: pages, by: max(1, pages / 12)) {
            let copy = try TemporaryHome()
            try home.edit("VACUUM INTO '\(copy.file())'")
            FileDamage.overwrite(copy.file(), at: number * page, count: page, with: byte)
            do { try Self.readAll(copy) } catch let error as PaftaError {
                #expect([.storeDamaged, .malformedGeometry, .unknownCollection].contains(error.code), "\(error)")
                told += 1
            }
        }
        #expect(told > 0)
    }

    @Test(arguments: [
        "0102", "", "4750000185140000", "47500001851400000101000000", "4750000185140000010300000001000000FFFFFFFF",
        "47500001851400000107000000FFFFFFFF", "4750000F851400000101000000000000000000F03F0000000000000040",
        "47500001851400000101000000000000000000F03F000000000000004000",
        "47500001851400000108000000000000000000F03F00000040",
        "58580001851400000101000000000000000000F03F0000000000000040",
    ])
    func `a damaged geometry is told, never a crash`(_ hex: String) throws {
        let home = try Self.home()
        try home.edit("UPDATE parsel SET geom = x'\(hex)' WHERE fid = 1500")
        let reading = try home.open()
        let cursor = try reading.features(Query())
        var told = 0
        let error = #expect(throws: PaftaError.self) {
            while let batch = try cursor.next() { told += batch.count }
        }
        #expect(
            told == 1_499 / GeoPackageCursor.batchRows * GeoPackageCursor.batchRows,
            "the batches before it are whole"
        )
        #expect(error?.code == .malformedGeometry || error?.code == .unsupportedGeometry)
        #expect(try cursor.next() == nil, "nothing follows a failure")
        var query = Query()
        query.after = Place(position: 1_500)
        #expect(try reading.rows(query).count == 500)
    }

    @Test func `values of another type than their column's are converted, never a crash`() throws {
        let home = try TemporaryHome()
        let types: [PropertyType] = [.integer, .real, .text, .boolean, .date, .dateTime, .binary]
        try home.load(
            .layer(properties: types.map { PropertyDefinition(name: "\($0)", type: $0) }),
            [Sample(values: [Value](repeating: .null, count: 7))]
        )
        for value in [
            "'abc'", "x'00FF'", "1e300", "9223372036854775807", "''", "zeroblob(100000)", "'1' || char(0) || '2'",
        ] {
            let names = types.map { "\"\($0)\" = \(value)" }.joined(separator: ", ")
            try home.edit("UPDATE parsel SET \(names)")
            #expect(try home.open().rows().count == 1)
        }
        try home.edit("UPDATE parsel SET geom = 17")
        #expect(throws: PaftaError.self) { try home.open().rows() }
    }

    @Test func `a damaged list of the file is told or costs no more than what it says`() throws {
        let home = try Self.home()
        for edit in [
            "DELETE FROM gpkg_ogr_contents", "UPDATE gpkg_contents SET min_x = 'x', max_y = NULL",
            "DELETE FROM gpkg_extensions", "DROP TABLE gpkg_ogr_contents", "DELETE FROM gpkg_geometry_columns",
        ] {
            try home.edit(edit)
            let reading = try home.open()
            _ = try? reading.extent(in: .crs84)
            let count = try reading.rows().count
            #expect(reading.count == nil && count == 2_000)
        }
    }
}
