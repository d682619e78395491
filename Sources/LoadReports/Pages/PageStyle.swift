/// The style sheet of the page: light and dark, screen, telephone and paper.
///
/// Colours of text have a contrast of at least 4.5 : 1 against their ground, those of signs and lines that matter 3 : 1 (WCAG
/// 2.1, criteria 1.4.3 and 1.4.11).
enum PageStyle {
    /// The style sheet.
    static let sheet: StaticString = """
        :root{color-scheme:light dark;--ground:#fff;--soft:#f4f6f8;--ink:#1b2430;--quiet:#55606e;--rule:#ccd3db;--link:#0b57a4;\
        --error:#b3261e;--warning:#8a5a00;--info:#1f5fa8;--repaired:#22703a;--on:#fff;--grid:#dde3ea;--land:#8fa3b8;\
        --outline:#5f7388;--feature:#1b2430;--other:#6b7885;--boundary:#7a4fa3}
        @media screen and (prefers-color-scheme:dark){:root{--ground:#14181d;--soft:#1e242b;--ink:#e8ecf1;--quiet:#a9b4c0;\
        --rule:#3a444f;--link:#8ec1ff;--error:#ff8a80;--warning:#f3b850;--info:#86b8f5;--repaired:#7fd08f;--on:#14181d;\
        --grid:#2a323b;--land:#5d7188;--outline:#8598ac;--feature:#e8ecf1;--other:#93a1af;--boundary:#c6a4ea}}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:66rem;padding:1.25rem 1rem 3rem;background:var(--ground);color:var(--ink);\
        font:1rem/1.5 system-ui,"Segoe UI","Noto Sans","DejaVu Sans",sans-serif;overflow-wrap:break-word}
        a{color:var(--link)}a:focus-visible,[tabindex]:focus-visible,input:focus-visible{outline:3px solid var(--link);outline-offset:2px}
        .skip{position:absolute;left:-99rem}.skip:focus{position:static}
        h1{font-size:1.9rem;line-height:1.2;margin:.2rem 0 .4rem}h2{font-size:1.5rem;margin:2.5rem 0 .5rem;\
        border-top:3px solid var(--rule);padding-top:1rem}h3{font-size:1.2rem;margin:2rem 0 .5rem}h4{font-size:1.05rem;margin:0}
        p{margin:.4rem 0}.quiet{color:var(--quiet)}.lead{font-size:1.1rem}
        .verdict{border-left:.5rem solid var(--info);background:var(--soft);padding:.8rem 1rem;border-radius:.25rem}
        .verdict.error{border-color:var(--error)}.verdict.warning{border-color:var(--warning)}\
        .verdict.good{border-color:var(--repaired)}
        dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:1rem 0}
        dl.facts dt{color:var(--quiet)}dl.facts dd{margin:0}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-size:.92rem;margin:.6rem 0}
        caption{text-align:left;color:var(--quiet);padding-bottom:.3rem}
        th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid var(--rule)}
        thead th{border-bottom:2px solid var(--rule);white-space:nowrap}
        .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;overflow-wrap:normal}
        dd,.rows td{overflow-wrap:anywhere}
        .word{white-space:nowrap;overflow-wrap:normal}
        tr:target,section.rule:target>header{background:var(--soft);outline:2px solid var(--link)}
        .icon{width:1.1em;height:1.1em;vertical-align:-.2em;margin-right:.35em}
        .mark path{stroke:var(--ground);stroke-width:1.5}.mark .in{fill:none;stroke:var(--on);stroke-width:2;stroke-linecap:round}
        .mark.error path:first-child{fill:var(--error)}.mark.warning path:first-child{fill:var(--warning)}\
        .mark.info path:first-child{fill:var(--info)}.mark.repaired path:first-child{fill:var(--repaired)}
        svg.map,svg.figure{display:block;width:100%;height:auto;border:1px solid var(--rule);background:var(--ground)}
        figure{margin:.8rem 0}figcaption{font-size:.92rem;margin:.3rem 0}
        .grid{stroke:var(--grid);fill:none}
        .label{font-size:13px;fill:var(--ink);paint-order:stroke;stroke:var(--ground);stroke-width:3.5px;stroke-linejoin:round}
        svg.figure .label{font-size:15px}
        .middle{text-anchor:middle}.key{font-weight:700}.count{font-weight:700}
        .bar{fill:none;stroke:var(--ink);stroke-width:2}.bar-halo{fill:none;stroke:var(--ground);stroke-width:6}
        .arrow{fill:var(--ink);stroke:var(--ground)}
        .line,.dot,.corners{fill:none;stroke-linejoin:round;stroke-linecap:round}
        .area{fill-rule:evenodd}
        .outline{stroke:var(--outline);stroke-width:.7}.outline.area{fill:var(--land);fill-opacity:.35}.outline.dot{stroke-width:3.5}
        .boundary{stroke:var(--boundary);stroke-width:2;stroke-dasharray:9 4 2 4;fill:none}
        .other{stroke:var(--other);stroke-width:1.2}.other.area{fill:var(--land);fill-opacity:.18}.other.dot{stroke-width:7}
        .feature{stroke:var(--feature);stroke-width:2}.feature.area{fill:url(#hatch)}.feature.dot{stroke-width:8}
        .hatch{stroke:var(--other);stroke-width:1.2}
        .corners{stroke:var(--feature);stroke-width:5}.corners.thin{stroke:var(--other);stroke-width:4}
        .place{stroke-width:2.5}.place.area{fill-opacity:.55}
        .place.error{stroke:var(--error)}.place.warning{stroke:var(--warning)}.place.info{stroke:var(--info)}\
        .place.repaired{stroke:var(--repaired)}
        .place.area.error{fill:var(--error)}.place.area.warning{fill:var(--warning)}.place.area.info{fill:var(--info)}\
        .place.area.repaired{fill:var(--repaired)}
        .ring{fill:none;stroke-width:2.5}.ring.error{stroke:var(--error)}.ring.warning{stroke:var(--warning)}\
        .ring.info{stroke:var(--info)}.ring.repaired{stroke:var(--repaired)}
        .inserted{stroke:var(--repaired);fill:var(--repaired)}.updated{stroke:var(--warning);fill:var(--warning);stroke-dasharray:5 2}\
        .deleted{stroke:var(--error);fill:var(--error);stroke-dasharray:1.5 3}
        .inserted.area,.updated.area,.deleted.area{fill-opacity:.4;stroke-width:1.5}
        .inserted.line,.updated.line,.deleted.line{fill:none;stroke-width:3}.inserted.dot,.updated.dot,.deleted.dot{stroke-width:8}
        .swatch{display:inline-block;width:1.6em;height:1em;vertical-align:-.1em;margin-right:.3em;overflow:visible}
        .pictures{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,31rem),1fr));gap:1rem}
        .views{display:grid;grid-template-columns:1fr 1fr;gap:.4rem;align-items:start}
        .pictures figure{margin:0;padding:.6rem;border:1px solid var(--rule);border-radius:.25rem;break-inside:avoid}
        .legend{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;list-style:none;padding:0;margin:.4rem 0;font-size:.92rem}
        del{color:var(--error)}ins{color:var(--repaired);text-decoration:none}
        footer{margin-top:3rem;border-top:1px solid var(--rule);padding-top:.6rem;font-size:.92rem;color:var(--quiet)}
        @media screen and (max-width:44rem){
        h1{font-size:1.5rem}dl.facts{grid-template-columns:1fr;gap:0}dl.facts dd{margin-bottom:.5rem}
        svg.map .label{font-size:22px;stroke-width:5px}.views{grid-template-columns:1fr}
        svg.map .count{font-size:19px}svg.map .mark path{transform:scale(1.5)}
        th,td{padding:.35rem .3rem}thead th{white-space:normal}
        .rows,.rows caption,.rows tbody,.rows tr,.rows td{display:block}.rows thead{position:absolute;left:-99rem}
        .rows tr{padding:.5rem 0;border-bottom:2px solid var(--rule)}
        .rows td{border:0;padding:.1rem 0;text-align:left;white-space:normal}
        .rows [data-label]::before{content:attr(data-label) ": ";color:var(--quiet);font-weight:400}
        }
        @media print{@page{size:A4;margin:15mm 14mm}body{max-width:none;padding:0;font-size:9.5pt}
        .skip,.screen{display:none}thead{display:table-header-group}tr,figure,.verdict{break-inside:avoid}
        h2,h3,h4,section.rule>header{break-after:avoid}a{color:inherit;text-decoration:none}
        .pictures{grid-template-columns:1fr 1fr}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
        svg.map{max-height:150mm}svg.map .label{font-size:15px}svg.figure .label{font-size:20px}}
        """
}
