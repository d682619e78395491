internal import CGDAL
import FeatureQuery
import GeoCore

/// A layer of an open dataset; it keeps the dataset open and is used by one thread at a time.
@safe
struct OGRLayer {
    private let dataset: GDALDataset
    private let handle: OGRLayerH

    init?(_ handle: OGRLayerH?, of dataset: GDALDataset) {
        guard let handle = unsafe handle else { return nil }
        self.dataset = dataset
        unsafe self.handle = handle
    }

    func isSame(as other: OGRLayerH?) -> Bool { unsafe other == handle }

    /// The name as the file has it, not decoded.
    var name: [UInt8] { unsafe bytes(OGR_L_GetName(handle)) }

    var geometryType: OGRwkbGeometryType { unsafe OGR_L_GetGeomType(handle) }

    /// Whether GDAL already turned the texts into UTF-8.
    var hasUTF8Texts: Bool { unsafe OGR_L_TestCapability(handle, OLCStringsAsUTF8) != 0 }

    var identifierColumn: [UInt8] { unsafe bytes(OGR_L_GetFIDColumn(handle)) }

    /// The number of features where the file states it.
    var featureCount: Int? {
        let count = unsafe OGR_L_GetFeatureCount(handle, 0)
        return count < 0 ? nil : Int(count)
    }

    /// The extent where the file states it.
    var extent: Envelope? {
        var extent = OGREnvelope()
        guard unsafe OGR_L_GetExtent(handle, &extent, 0) == OGRERR_NONE else { return nil }
        let envelope = Envelope(minX: extent.MinX, minY: extent.MinY, maxX: extent.MaxX, maxY: extent.MaxY)
        return envelope.isEmpty ? nil : envelope
    }

    func metadata(_ item: String, domain: String) -> String? {
        guard let text = unsafe GDALGetMetadataItem(handle, item, domain) else { return nil }
        return unsafe String(cString: text)
    }

    /// The CRS as an own copy.
    func spatialReference() -> SpatialReference? { unsafe SpatialReference(cloning: OGR_L_GetSpatialRef(handle)) }

    func resetReading() { unsafe OGR_L_ResetReading(handle) }

    func nextFeature() -> OGRFeature? { unsafe OGRFeature(taking: OGR_L_GetNextFeature(handle)) }

    /// The number of fields.
    var fieldCount: Int {
        guard let definition = unsafe OGR_L_GetLayerDefn(handle) else { return 0 }
        return unsafe Int(OGR_FD_GetFieldCount(definition))
    }

    /// What the file says of a field.
    func field(_ index: Int) -> (name: [UInt8], type: OGRFieldType, subtype: OGRFieldSubType, width: Int)? {
        guard let definition = unsafe OGR_L_GetLayerDefn(handle),
            let field = unsafe OGR_FD_GetFieldDefn(definition, Int32(index))
        else { return nil }
        return unsafe (
            bytes(OGR_Fld_GetNameRef(field)), OGR_Fld_GetType(field), OGR_Fld_GetSubType(field),
            Int(OGR_Fld_GetWidth(field))
        )
    }

    /// Adds a field; `false` if the format refuses it.
    ///
    /// The name is bytes because formats without an encoding take it as it comes.
    func createField(_ name: [UInt8], _ type: OGRFieldType, _ subtype: OGRFieldSubType, width: Int) -> Bool {
        let created = unsafe (name + [0])
            .withUnsafeBytes { name in
                unsafe OGR_Fld_Create(name.baseAddress?.assumingMemoryBound(to: CChar.self), type)
            }
        guard let field = unsafe created else { return false }
        defer { unsafe OGR_Fld_Destroy(field) }
        unsafe OGR_Fld_SetSubType(field, subtype)
        unsafe OGR_Fld_SetWidth(field, Int32(width))
        return unsafe OGR_L_CreateField(handle, field, 1) == OGRERR_NONE
    }

    /// Returns the number of a field whose name may differ in letter case; `nil` if there is none.
    func fieldIndex(_ name: String) -> Int? {
        guard let definition = unsafe OGR_L_GetLayerDefn(handle) else { return nil }
        let index = unsafe OGR_FD_GetFieldIndex(definition, name)
        return index < 0 ? nil : Int(index)
    }

    /// Makes a feature that can be filled and added.
    func newFeature() -> OGRFeature? {
        guard let definition = unsafe OGR_L_GetLayerDefn(handle) else { return nil }
        return unsafe OGRFeature(taking: OGR_F_Create(definition))
    }

    /// Adds a feature; `false` if that failed.
    func add(_ feature: borrowing OGRFeature) -> Bool {
        unsafe OGR_L_CreateFeature(handle, feature.handle) == OGRERR_NONE
    }

    private func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
        guard let text = unsafe text else { return [] }
        let count = unsafe CPLStrnlen(text, 1 << 20)
        return unsafe Array(UnsafeRawBufferPointer(start: text, count: count))
    }
}
