public import FeatureQuery
public import GeoCore

/// Writes the GML application schema of a collection: an XML Schema of the Simple Features Profile, level 0.
///
/// Every property may be missing, because a null has no element and a request may leave properties out.
/// - SeeAlso: OGC 10-100r3, clause 8.
public enum GMLSchema {
    /// The media type of the document.
    public static let mediaType = "application/xml"

    /// Appends the document for a collection.
    public static func append(_ schema: FeatureSchema, to writer: inout ByteWriter) {
        let vocabulary = GMLVocabulary(schema)
        let name = vocabulary.featureElement
        writer.append(verbatim: opening(vocabulary.namespace))
        writer.append(verbatim: "<xs:element name=\"\(name)\" type=\"app:\(name)Type\"")
        writer.append(" substitutionGroup=\"gml:AbstractFeature\"/>\n")
        writer.append(verbatim: "<xs:complexType name=\"\(name)Type\">\n<xs:complexContent>\n")
        writer.append("<xs:extension base=\"gml:AbstractFeatureType\">\n<xs:sequence>\n")
        for property in schema.properties { append(property, to: &writer) }
        if let geometry = schema.geometry, let element = vocabulary.geometryElement {
            let type = propertyType(of: geometry.type)
            writer.append(verbatim: "<xs:element name=\"\(element)\" type=\"gml:\(type)\" minOccurs=\"0\"/>")
            // GDAL takes a surface for one of curves unless this comment, its own convention, says that it is not.
            if let kind = geometry.type, kind.dimension ?? 0 > 0 {
                writer.append(verbatim: "<!-- restricted to \(kind.name) -->")
            }
            writer.append("\n")
        }
        writer.append("</xs:sequence>\n</xs:extension>\n</xs:complexContent>\n</xs:complexType>\n</xs:schema>\n")
    }

    private static func opening(_ namespace: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:gml="\(GMLVocabulary.gml)" \
        xmlns:gmlsf="http://www.opengis.net/gmlsf/2.0" xmlns:app="\(namespace)" \
        targetNamespace="\(namespace)" elementFormDefault="qualified" version="1.0">
        <xs:annotation><xs:appinfo source="http://schemas.opengis.net/gmlsfProfile/2.0/gmlsfLevels.xsd">\
        <gmlsf:ComplianceLevel>0</gmlsf:ComplianceLevel></xs:appinfo></xs:annotation>
        <xs:import namespace="\(GMLVocabulary.gml)" schemaLocation="http://schemas.opengis.net/gml/3.2.1/gml.xsd"/>
        <xs:import namespace="http://www.opengis.net/gmlsf/2.0" \
        schemaLocation="http://schemas.opengis.net/gmlsfProfile/2.0/gmlsfLevels.xsd"/>

        """
    }

    private static func append(_ property: PropertyDefinition, to writer: inout ByteWriter) {
        writer.append(verbatim: "<xs:element name=\"\(GMLName.encoded(property.name))\" minOccurs=\"0\"")
        if property.type == .text, let length = property.maximumLength, length >= 0 {
            writer.append("><xs:simpleType><xs:restriction base=\"xs:string\">")
            writer.append(verbatim: "<xs:maxLength value=\"\(length)\"/>")
            writer.append("</xs:restriction></xs:simpleType></xs:element>\n")
        } else {
            writer.append(verbatim: " type=\"xs:\(property.type.schemaType)\"/>\n")
        }
    }

    private static func propertyType(of type: GeometryType?) -> String {
        switch type {
        case .point: "PointPropertyType"
        case .lineString: "CurvePropertyType"
        case .polygon: "SurfacePropertyType"
        case .multiPoint: "MultiPointPropertyType"
        case .multiLineString: "MultiCurvePropertyType"
        case .multiPolygon: "MultiSurfacePropertyType"
        case .geometryCollection: "MultiGeometryPropertyType"
        case nil: "GeometryPropertyType"
        }
    }
}

extension PropertyType {
    fileprivate var schemaType: String {
        switch self {
        case .integer: "long"
        case .real: "double"
        case .text: "string"
        case .boolean: "boolean"
        case .date: "date"
        case .dateTime: "dateTime"
        case .binary: "base64Binary"
        }
    }
}
