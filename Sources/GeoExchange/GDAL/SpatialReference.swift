internal import CGDAL
import GeoCore

/// An owned CRS of OGR, or none, released when the value goes out of scope.
@safe
struct SpatialReference: ~Copyable {
    /// For C calls that only read it; `nil` for no CRS.
    let borrowed: OGRSpatialReferenceH?

    /// No CRS.
    static var none: SpatialReference { unsafe SpatialReference(taking: nil) }

    private init(taking pointer: OGRSpatialReferenceH?) { unsafe borrowed = pointer }

    /// Copies what a layer holds; `nil` if it holds none.
    init?(cloning pointer: OGRSpatialReferenceH?) {
        guard let pointer = unsafe pointer, let clone = unsafe OSRClone(pointer) else { return nil }
        unsafe borrowed = clone
    }

    /// Looks a CRS up in the database of PROJ, with x = east or longitude.
    ///
    /// - Throws: `crs.unknown`.
    init(_ identity: CRSIdentity, messages: GDALMessages) throws(PaftaError) {
        let created = unsafe OSRNewSpatialReference(nil)
        let result = messages.collect { unsafe OSRSetFromUserInput(created, identity.description) }
        guard result == OGRERR_NONE else {
            unsafe OSRRelease(created)
            throw .unknownTargetCRS(identity, cause: messages.cause)
        }
        unsafe OSRSetAxisMappingStrategy(created, OAMS_TRADITIONAL_GIS_ORDER)
        unsafe borrowed = created
    }

    deinit { unsafe OSRRelease(borrowed) }

    func copy() -> SpatialReference? { unsafe SpatialReference(cloning: borrowed) }

    /// The name the file gives it.
    var name: String? {
        guard let text = unsafe OSRGetName(borrowed) else { return nil }
        let name = unsafe String(cString: text)
        return name.isEmpty ? nil : name
    }

    /// The authority and code of the CRS as a whole.
    var identity: CRSIdentity? {
        guard let authority = unsafe OSRGetAuthorityName(borrowed, nil),
            let code = unsafe OSRGetAuthorityCode(borrowed, nil)
        else { return nil }
        return unsafe CRSIdentity(authority: String(cString: authority), code: String(cString: code))
    }

    /// The well-known text of ISO 19162 on one line.
    var wellKnownText: String? {
        var text: UnsafeMutablePointer<CChar>?
        let options = CStringList(["FORMAT=WKT2_2019", "MULTILINE=NO"])
        defer { unsafe VSIFree(text) }
        guard unsafe OSRExportToWktEx(borrowed, &text, options.readOnly) == OGRERR_NONE, let text = unsafe text else {
            return nil
        }
        return unsafe String(cString: text)
    }

    /// The value of a WKT 1 node such as `DATUM` or `PROJECTION`.
    func attribute(_ name: String) -> String? {
        guard let text = unsafe OSRGetAttrValue(borrowed, name, 0) else { return nil }
        return unsafe String(cString: text)
    }

    /// A parameter of the projection in degrees, metres or as a ratio; `nil` if it is not stated.
    func parameter(_ name: String) -> Double? {
        var result: OGRErr = 0
        let value = unsafe OSRGetNormProjParm(borrowed, name, 0, &result)
        return result == OGRERR_NONE ? value : nil
    }

    var isGeographic: Bool { unsafe OSRIsGeographic(borrowed) != 0 }

    var isLocal: Bool { unsafe OSRIsLocal(borrowed) != 0 }

    /// Whether heights are part of it.
    var hasVerticalAxis: Bool { unsafe OSRIsCompound(borrowed) != 0 || OSRGetAxesCount(borrowed) > 2 }

    /// Metres in one unit of the coordinates.
    var metresPerUnit: Double { unsafe OSRGetLinearUnits(borrowed, nil) }

    var semiMajorAxis: Double { unsafe OSRGetSemiMajor(borrowed, nil) }

    /// Whether the first number of each position, as a driver hands it over, runs north and the second east.
    var isNorthFirst: Bool {
        var count: Int32 = 0
        guard let mapping = unsafe OSRGetDataAxisToSRSAxisMapping(borrowed, &count), count >= 2 else { return false }
        var first = OAO_Other
        var second = OAO_Other
        _ = unsafe OSRGetAxis(borrowed, nil, abs(mapping[0]) - 1, &first)
        _ = unsafe OSRGetAxis(borrowed, nil, abs(mapping[1]) - 1, &second)
        return (first == OAO_North || first == OAO_South) && (second == OAO_East || second == OAO_West)
    }
}
