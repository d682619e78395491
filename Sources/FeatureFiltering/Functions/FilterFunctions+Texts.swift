internal import CQL2
internal import FeatureQuery
internal import GeoCore

extension FilterFunctions {
    private static let text = FunctionDefinition.Argument(LocalizedText("text", tr: "metin"), .string)

    /// Functions of texts.
    static let texts: [FilterFunction] = [
        FilterFunction(
            definition: FunctionDefinition(
                "trfold",
                [text],
                returns: .string,
                description: LocalizedText(
                    "The text for Turkish search: neither case nor marks count, I/ı and İ/i are two letters. A text written "
                        + "in the filter that is compared with the result is folded too.",
                    tr: "Türkçe arama biçimi: büyük-küçük harf ve işaretler gözetilmez, I/ı ile İ/i iki ayrı harftir. "
                        + "Sonuçla karşılaştırılan, süzgeçte yazılı metin de aynı biçime getirilir."
                )
            )
        ) { call, binder throws(PaftaError) in
            .text(try binder.text(call.arguments[0], for: call.name).foldedForSearch(.turkish))
        },
        FilterFunction(
            definition: FunctionDefinition(
                "searchfold",
                [text],
                returns: .string,
                description: LocalizedText(
                    "The text for search in the language that the layer declares: as trfold for Turkish and Azerbaijani "
                        + "and without a language, else as ACCENTI(CASEI(text)). A text written in the filter that is "
                        + "compared with the result is folded too.",
                    tr:
                        "Katmanın bildirdiği dilde arama biçimi: Türkçe ve Azerbaycancada ya da dil bildirilmemişse trfold "
                        + "gibi, başka dillerde ACCENTI(CASEI(metin)) gibi. Sonuçla karşılaştırılan, süzgeçte yazılı metin "
                        + "de aynı biçime getirilir."
                )
            )
        ) { call, binder throws(PaftaError) in
            let folding = TextFolding.search(in: binder.schema.language)
            return .text(try binder.text(call.arguments[0], for: call.name).foldedForSearch(folding))
        },
        FilterFunction(
            definition: FunctionDefinition(
                "lower",
                [text],
                returns: .string,
                description: LocalizedText(
                    "The text in small letters by Unicode, whatever the language: I becomes i.",
                    tr: "Metnin, dilden bağımsız Unicode kuralıyla küçük harfli biçimi: I, i olur."
                )
            )
        ) { call, binder throws(PaftaError) in .text(try binder.text(call.arguments[0], for: call.name).folded(.lower))
        },
        FilterFunction(
            definition: FunctionDefinition(
                "upper",
                [text],
                returns: .string,
                description: LocalizedText(
                    "The text in capitals by Unicode, whatever the language: i becomes I.",
                    tr: "Metnin, dilden bağımsız Unicode kuralıyla büyük harfli biçimi: i, I olur."
                )
            )
        ) { call, binder throws(PaftaError) in .text(try binder.text(call.arguments[0], for: call.name).folded(.upper))
        },
        FilterFunction(
            definition: FunctionDefinition(
                "trim",
                [text],
                returns: .string,
                description: LocalizedText(
                    "The text without spaces, tabs and line ends around it.",
                    tr: "Metnin başındaki ve sonundaki boşluk, sekme ve satır sonları olmadan."
                )
            )
        ) { call, binder throws(PaftaError) in
            .text(
                try binder.text(call.arguments[0], for: call.name)
                    .mapped(cost: 1) { text, target in
                        let rest = text.drop(while: isSpace)
                        let end = rest.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? rest.startIndex
                        target.append(contentsOf: rest[rest.startIndex..<end])
                    }
            )
        },
        FilterFunction(
            definition: FunctionDefinition(
                "length",
                [text],
                returns: .integer,
                description: LocalizedText(
                    "The number of characters (code points) of a text.",
                    tr: "Metnin karakter (kod noktası) sayısı."
                )
            )
        ) { call, binder throws(PaftaError) in
            let text = try binder.text(call.arguments[0], for: call.name)
            return .number(
                NumberExpression(
                    text.values(cost: 2) { text in .integer(Int64(text.count { $0 & 0xC0 != 0x80 })) }
                )
            )
        },
        FilterFunction(
            definition: FunctionDefinition(
                "concat",
                [text, text],
                isVariadic: true,
                returns: .string,
                description: LocalizedText(
                    "The texts after each other; no value if one of them has none.",
                    tr: "Metinlerin birleşimi; birinin değeri yoksa sonuç da yoktur."
                )
            )
        ) { call, binder throws(PaftaError) in
            var result = try binder.text(call.arguments[0], for: call.name)
            for argument in call.arguments.dropFirst() {
                result = result.joined(with: try binder.text(argument, for: call.name))
            }
            return .text(result)
        },
    ]

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

extension TextExpression {
    /// The texts of both after each other.
    fileprivate func joined(with other: TextExpression) -> TextExpression {
        if let constant, let otherConstant = other.constant {
            guard let constant, let otherConstant else { return TextExpression(constant: nil) }
            return TextExpression(constant: constant + otherConstant)
        }
        return choosing(other) { left, right in
            guard let left, let right else { return nil }
            return left + right
        }
    }

    /// Makes a text of the two of each row.
    func choosing(
        _ other: TextExpression,
        _ choose: @escaping (ArraySlice<UInt8>?, ArraySlice<UInt8>?) -> ArraySlice<UInt8>?
    ) -> TextExpression {
        let (evaluate, evaluateOther) = (evaluate, other.evaluate)
        return TextExpression(cost: cost + other.cost + 4) { rows, view throws(PaftaError) in
            let texts = try evaluate(rows, view)
            let others = try evaluateOther(rows, view)
            var column = PropertyColumn(type: .text)
            for row in rows {
                while column.count < row { column.appendNull() }
                column.append(bytes: choose(texts.slice(row), others.slice(row)).map(Array.init))
            }
            return column
        }
    }
}

extension PropertyColumn {
    /// The bytes of a row; `nil` if it has no value.
    fileprivate func slice(_ row: Int) -> ArraySlice<UInt8>? { isNull[row] ? nil : bytes[range(of: row)] }
}
