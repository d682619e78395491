internal import CPROJ
import GeoCore

extension PROJObject {
    /// Looks up a CRS in the database of PROJ.
    static func crs(_ identity: CRSIdentity, in context: PROJContext) throws(PaftaError) -> PROJObject {
        let found = unsafe proj_create_from_database(
            context.pointer,
            identity.authority,
            identity.code,
            PJ_CATEGORY_CRS,
            0,
            nil
        )
        guard let crs = unsafe PROJObject(taking: found, in: context) else {
            throw .unknownCRS(identity, cause: context.lastError)
        }
        return crs
    }

    /// One axis of a coordinate system.
    struct Axis: Equatable {
        var name: String
        var direction: String
        /// Metres or radians in one unit.
        var factor: Double
    }

    /// Returns the first axis of a CRS.
    func firstAxis() throws(PaftaError) -> Axis {
        let system = unsafe proj_crs_get_coordinate_system(context.pointer, pointer)
        guard let system = unsafe PROJObject(taking: system, in: context) else {
            throw .projFailed("proj_crs_get_coordinate_system", cause: context.lastError)
        }
        var name: UnsafePointer<CChar>?
        var direction: UnsafePointer<CChar>?
        var factor = 1.0
        let found = unsafe proj_cs_get_axis_info(
            context.pointer,
            system.pointer,
            0,
            &name,
            nil,
            &direction,
            &factor,
            nil,
            nil,
            nil
        )
        guard found != 0, let name = unsafe name, let direction = unsafe direction else {
            throw .projFailed("proj_cs_get_axis_info", cause: context.lastError)
        }
        return unsafe Axis(name: String(cString: name), direction: String(cString: direction), factor: factor)
    }

    /// Returns the CRS as well-known text on one line: WKT 1 as GDAL writes it, or WKT 2 where WKT 1 cannot say it.
    func wellKnownText() throws(PaftaError) -> String {
        for kind in [PJ_WKT1_GDAL, PJ_WKT2_2019] {
            let text = unsafe "MULTILINE=NO"
                .withCString { option in
                    let options: [UnsafePointer<CChar>?] = unsafe [option, nil]
                    return unsafe options.withUnsafeBufferPointer { options -> String? in
                        let text = unsafe proj_as_wkt(context.pointer, pointer, kind, options.baseAddress)
                        return unsafe text.map { unsafe String(cString: $0) }
                    }
                }
            if let text { return text }
        }
        throw .projFailed("proj_as_wkt", cause: context.lastError)
    }

    /// Returns the CRS in the notation of PROJ 4, which loses the datum; `nil` where it cannot be said.
    func projString() -> String? {
        let text = unsafe proj_as_proj_string(context.pointer, pointer, PJ_PROJ_4, nil)
        return unsafe text.map { unsafe String(cString: $0) }
    }
}
