import GeoCore
import GeoReferencing
import Testing

@Suite struct `Description of a CRS` {
    private static let systems = CoordinateReferenceSystems()

    @Test(arguments: [5_253, 5_254, 5_255, 5_256, 5_257, 5_258, 5_259, 5_269, 5_275, 2_319, 2_325, 4_326, 4_230, 3_035])
    func `the authority puts north or latitude first`(_ code: Int) throws {
        #expect(try Self.systems.describe(.epsg(code)).authorityOrderIsNorthingFirst)
    }

    @Test(arguments: ["OGC:CRS84", "EPSG:3857", "EPSG:32636", "EPSG:23036"])
    func `the authority puts east or longitude first`(_ name: String) throws {
        #expect(try !Self.systems.describe(CRSIdentity(parsing: name)).authorityOrderIsNorthingFirst)
    }

    @Test func `TUREF TM30 is projected, in metres, for a zone of Turkey`() throws {
        let crs = try Self.systems.describe(.epsg(5_254))
        #expect(crs.name == "TUREF / TM30")
        #expect(!crs.isGeographic)
        #expect(crs.unit == .metres(perUnit: 1))
        let area = try #require(crs.areaOfUse)
        #expect(area.contains(x: 30, y: 40) && !area.contains(x: 33, y: 40))
        #expect(crs.wkt.hasPrefix("PROJCS[\"TUREF / TM30\"") && !crs.wkt.contains("\n"))
        #expect(crs.projString?.contains("+lon_0=30") == true)
    }

    @Test func `WGS 84 is geographic, in degrees, for the world`() throws {
        for identity in [CRSIdentity.wgs84, .crs84] {
            let crs = try Self.systems.describe(identity)
            #expect(crs.isGeographic)
            #expect(crs.unit == .degrees(perUnit: 1))
            #expect(crs.areaOfUse == .world)
        }
    }

    @Test func `units other than metres and degrees are told`() throws {
        guard case .degrees(let degrees) = try Self.systems.describe(.epsg(4_807)).unit,
            case .metres(let metres) = try Self.systems.describe(.epsg(2_263)).unit
        else {
            Issue.record("the kind of unit is wrong")
            return
        }
        #expect(abs(degrees - 0.9) < 1e-12, "a grad is 0.9 degrees")
        #expect(abs(metres - 1_200.0 / 3_937) < 1e-12, "a US survey foot is 1200/3937 m")
    }

    @Test func `an area of use across the antimeridian has its west edge east of its east edge`() throws {
        // EPSG:3832 is WGS 84 / PDC Mercator, 98.69 E to 68 W.
        let area = try #require(try Self.systems.describe(.epsg(3_832)).areaOfUse)
        #expect(area.minX > area.maxX)
    }

    @Test(arguments: ["EPSG:99999", "EPSG:0", "NOBODY:1", "OGC:CRS99", "EPSG:1784"])
    func `a CRS that PROJ does not know is refused`(_ name: String) throws {
        let identity = try CRSIdentity(parsing: name)
        let described = #expect(throws: PaftaError.self) { try Self.systems.describe(identity) }
        #expect(described?.code == .unknownCRS)
        let transformed = #expect(throws: PaftaError.self) {
            try Self.systems.transformation(from: identity, to: identity)
        }
        #expect(transformed?.code == .unknownCRS)
    }

    @Test func `the error for an unknown CRS names it in both languages`() throws {
        let error = #expect(throws: PaftaError.self) { try Self.systems.describe(.epsg(99_999)) }
        #expect(error?.category == .invalidInput)
        #expect(error?.message.english.contains("EPSG:99999") == true)
        #expect(error?.message.turkish == "PROJ, EPSG:99999 koordinat referans sistemini tanımıyor.")
        #expect(error?.remedy != nil)
    }

    @Test(arguments: ["EPSG:5775", "EPSG:5250", "EPSG:7405"])
    func `a vertical, a geocentric and a compound CRS are not supported`(_ name: String) throws {
        let identity = try CRSIdentity(parsing: name)
        let error = #expect(throws: PaftaError.self) { try Self.systems.describe(identity) }
        #expect(error?.code == .unsupportedCRS)
    }

    @Test func `opening and freeing many registries leaves nothing behind`() throws {
        for _ in 0..<20 {
            let systems = CoordinateReferenceSystems()
            var xy = [488_000.0, 4_421_000.0]
            try systems.transformation(from: .epsg(5_255), to: .crs84).transform(&xy)
            #expect(xy[0] > 32 && xy[0] < 33)
        }
    }
}
