internal import CGDAL
import GeoCore

/// Finds out which CRS of an authority a file means.
struct CRSRecognition {
    /// The CRS; `nil` if the file states none or one that no authority knows.
    private(set) var identity: CRSIdentity?
    /// What the file calls it.
    private(set) var name: String?
    /// The definition in the file.
    private(set) var wellKnownText: String?
    /// Whether positions come north first and must be swapped.
    private(set) var swapsAxes = false
    /// Whether coordinates are degrees.
    private(set) var isGeographic = false

    /// What a layer without CRS gives.
    init() {}

    /// Recognises the CRS of a layer.
    ///
    /// The authority's code decides where the file has one; then the definition itself, as a Turkish zone or as anything
    /// that PROJ finds to be the same with a confidence of 90 % or more.
    init(_ reference: borrowing SpatialReference) {
        // GeoPackage's two undefined systems say that nothing is known (OGC 12-128r19, clause 1.1.2.1.2).
        let name = reference.name
        if let name, name.hasPrefix("Undefined ") { return }
        self.name = name
        wellKnownText = reference.wellKnownText
        swapsAxes = reference.isNorthFirst
        isGeographic = reference.isGeographic
        if reference.hasVerticalAxis {
            identity = Self.horizontalIdentity(reference)
        } else {
            identity = Self.identity(reference)
        }
    }

    private static func horizontalIdentity(_ reference: borrowing SpatialReference) -> CRSIdentity? {
        guard let copy = reference.copy(), unsafe OSRDemoteTo2D(copy.borrowed, nil) == OGRERR_NONE else { return nil }
        return identity(copy)
    }

    private static func identity(_ reference: borrowing SpatialReference) -> CRSIdentity? {
        let stated = reference.identity
        if let stated, stated.authority == "EPSG" || stated.authority == "OGC" { return stated }
        if let zone = TurkishZone(reference) { return zone.identity }
        return autoIdentified(reference) ?? bestMatch(reference) ?? stated
    }

    private static func autoIdentified(_ reference: borrowing SpatialReference) -> CRSIdentity? {
        guard let copy = reference.copy(), unsafe OSRAutoIdentifyEPSG(copy.borrowed) == OGRERR_NONE else { return nil }
        return copy.identity
    }

    private static func bestMatch(_ reference: borrowing SpatialReference) -> CRSIdentity? {
        var count: Int32 = 0
        var confidences: UnsafeMutablePointer<Int32>?
        guard let matches = unsafe OSRFindMatches(reference.borrowed, nil, &count, &confidences) else { return nil }
        defer {
            unsafe OSRFreeSRSArray(matches)
            unsafe VSIFree(confidences)
        }
        var found: [CRSIdentity] = []
        for index in 0..<Int(count) {
            guard let confidence = unsafe confidences?[index], confidence >= 90,
                let match = unsafe SpatialReference(cloning: matches[index]), let identity = match.identity
            else { continue }
            found.append(identity)
        }
        return found.first { $0.authority == "EPSG" } ?? found.first
    }
}
