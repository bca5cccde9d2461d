import type { CopyMark, PaperData, PaperKind } from '../../shared/papers/types.ts';
import { formatOf, PAPER_LAYOUT } from '../../shared/papers/types.ts';
import { cancellationPieces, changePieces, reminderPieces } from './papers/appointment-slips.ts';
import { AppointmentCallList } from './papers/AppointmentCallList.tsx';
import { AppointmentDailyList } from './papers/AppointmentDailyList.tsx';
import { CommitmentLetter } from './papers/CommitmentLetter.tsx';
import { dateChangePieces } from './papers/date-change-slip.ts';
import { DateChangeList } from './papers/DateChangeList.tsx';
import { DateExplanation } from './papers/DateExplanation.tsx';
import { MonthlyReport } from './papers/MonthlyReport.tsx';
import { ExtensionNotice } from './papers/ExtensionNotice.tsx';
import { FilingVoucher } from './papers/FilingVoucher.tsx';
import { guidePieces } from './papers/guide-slip.ts';
import { notRequiredPieces } from './papers/not-required-slip.ts';
import { Opinion } from './papers/Opinion.tsx';
import { Receipt } from './papers/Receipt.tsx';
import { RectificationNotice } from './papers/RectificationNotice.tsx';
import { Refusal } from './papers/Refusal.tsx';
import { RevocationDecision } from './papers/RevocationDecision.tsx';
import { ServiceReturn } from './papers/ServiceReturn.tsx';
import { SpecialProcedureNotice } from './papers/SpecialProcedureNotice.tsx';
import { SpotCheckResult } from './papers/SpotCheckResult.tsx';
import { SupervisionSlip } from './papers/SupervisionSlip.tsx';
import { SupplementNotice } from './papers/SupplementNotice.tsx';
import { SupplementReceipt } from './papers/SupplementReceipt.tsx';
import { ticketPieces } from './papers/ticket-slip.ts';
import { Slip80Frame, slipLength } from './Slip80Frame.tsx';
import type { SlipPiece } from './Slip80Frame.tsx';
import { rollStyle } from './style-80mm.ts';
import { A4_STYLE, a4PageFeet, cssString } from './style-a4.ts';
import { a5Style } from './style-a5.ts';
import { COPY_NAME, titleOf } from './words.ts';

const SLIP_KINDS = [
  'not-required-notice',
  'guide-slip',
  'date-change-slip',
  'appointment-reminder',
  'appointment-change-slip',
  'appointment-cancellation-slip',
  'ticket',
] as const satisfies readonly PaperKind[];
type SlipData = Extract<PaperData, { kind: (typeof SLIP_KINDS)[number] }>;
type SheetData = Exclude<PaperData, SlipData>;

function Sheet({ data, copy }: { readonly data: SheetData; readonly copy: CopyMark }) {
  switch (data.kind) {
    case 'receipt':
      return <Receipt data={data} copy={copy} />;
    case 'refusal':
      return <Refusal data={data} copy={copy} />;
    case 'supplement-notice':
      return <SupplementNotice data={data} copy={copy} />;
    case 'supplement-receipt':
      return <SupplementReceipt data={data} copy={copy} />;
    case 'special-procedure-notice':
      return <SpecialProcedureNotice data={data} copy={copy} />;
    case 'extension-notice':
      return <ExtensionNotice data={data} copy={copy} />;
    case 'design-review-opinion':
    case 'acceptance-opinion':
    case 'pre-opening-opinion':
    case 'pre-opening-refusal':
      return <Opinion data={data} copy={copy} />;
    case 'filing-voucher':
      return <FilingVoucher data={data} copy={copy} />;
    case 'spot-check-result':
      return <SpotCheckResult data={data} copy={copy} />;
    case 'commitment-letter':
      return <CommitmentLetter data={data} copy={copy} />;
    case 'rectification-notice':
      return <RectificationNotice data={data} copy={copy} />;
    case 'revocation-decision':
      return <RevocationDecision data={data} copy={copy} />;
    case 'service-return':
      return <ServiceReturn data={data} copy={copy} />;
    case 'date-explanation':
      return <DateExplanation data={data} copy={copy} />;
    case 'date-change-list':
      return <DateChangeList data={data} copy={copy} />;
    case 'appointment-daily-list':
      return <AppointmentDailyList data={data} />;
    case 'appointment-call-list':
      return <AppointmentCallList data={data} />;
    case 'urging-slip':
    case 'supervision-slip':
      return <SupervisionSlip data={data} copy={copy} />;
    case 'monthly-report':
      return <MonthlyReport data={data} copy={copy} />;
  }
}

/** What a printed paper may load: nothing. It says so itself, wherever it is opened. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** On half a sheet the code stands beside the head. */
function slipPieces(data: SlipData): readonly SlipPiece[] {
  const pieces = rollPieces(data);
  if (formatOf(data) === '80mm') return pieces;
  return [...pieces.filter(({ kind }) => kind === 'qr'), ...pieces.filter(({ kind }) => kind !== 'qr')];
}

function rollPieces(data: SlipData): readonly SlipPiece[] {
  switch (data.kind) {
    case 'guide-slip':
      return guidePieces(data);
    case 'not-required-notice':
      return notRequiredPieces(data);
    case 'date-change-slip':
      return dateChangePieces(data);
    case 'appointment-reminder':
      return reminderPieces(data);
    case 'appointment-change-slip':
      return changePieces(data);
    case 'appointment-cancellation-slip':
      return cancellationPieces(data);
    case 'ticket':
      return ticketPieces(data);
  }
}

function isSlip(data: PaperData): data is SlipData {
  return SLIP_KINDS.some((kind) => kind === data.kind);
}

/** The stylesheet of the paper's format. */
function styleOf(data: PaperData, pieces: readonly SlipPiece[] | null): string {
  const running = data.number ?? titleOf(data);
  switch (formatOf(data)) {
    case 'A4':
      return `${A4_STYLE}${a4PageFeet(
        running,
        PAPER_LAYOUT[data.kind].copies.map((copy) => [copy, COPY_NAME[copy]] as const),
      )}`;
    case 'A5':
      return a5Style(cssString(running));
    case '80mm':
      return rollStyle(slipLength(pieces ?? []));
  }
}

/**
 * A whole paper as one HTML document: all copies, one after the other, each beginning on its own page. No script, no
 * outside resource, no style attribute. `only` leaves the other copies out.
 */
export function PaperDocument({ data, only }: { readonly data: PaperData; readonly only?: CopyMark }) {
  const { copies } = PAPER_LAYOUT[data.kind];
  const shown = only === undefined ? copies : copies.filter((copy) => copy === only);
  const title = data.number === null ? titleOf(data) : `${titleOf(data)} ${data.number}`;
  const pieces = isSlip(data) ? slipPieces(data) : null;
  return (
    <html lang="zh-CN" data-format={formatOf(data)}>
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content={POLICY} />
        <title>{title}</title>
        {/* Our own constants and an escaped running title; React would escape quotation marks, which CSS cannot read. */}
        <style dangerouslySetInnerHTML={{ __html: styleOf(data, pieces) }} />
      </head>
      <body>
        {pieces === null
          ? shown.map((copy) => <Sheet key={copy} data={data as SheetData} copy={copy} />)
          : pieces.length > 0 && <Slip80Frame pieces={pieces} label={titleOf(data)} />}
      </body>
    </html>
  );
}
