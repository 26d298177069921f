using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Cases;

/// <summary>Reads where cases stand, asked once for many.</summary>
internal sealed class CaseStates(Db db)
{
    private sealed record Facts(Guid Id, DateOnly? ClosedOn, CaseEnd? ClosedCode, bool OnAList, bool OpenTransfer);

    internal async Task<IReadOnlyDictionary<Guid, CaseState>> Of(IReadOnlyList<Guid> caseIds, CancellationToken ct) => (caseIds.Count == 0 ? [] : await db.Query<Facts>("""
        SELECT c.id, c.closed_on, c.closed_code,
               CASE WHEN EXISTS (SELECT 1 FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id
                   WHERE i.case_id = c.id AND i.status IN ('Listed', 'Discussing') AND m.status IN ('ListOpen', 'ListClosed', 'InProgress')) THEN 1 ELSE 0 END AS on_a_list,
               CASE WHEN EXISTS (SELECT 1 FROM mdt_transfer t WHERE t.case_id = c.id AND t.ended_at IS NULL) THEN 1 ELSE 0 END AS open_transfer
        FROM mdt_case c WHERE c.id IN @caseIds
        """, new { caseIds }, ct)).ToDictionary(f => f.Id, f => CaseMachine.Of(f.ClosedOn, f.ClosedCode, f.OnAList, f.OpenTransfer));

    internal async Task<CaseState> Of(Guid caseId, CancellationToken ct) =>
        (await Of([caseId], ct)).TryGetValue(caseId, out var state) ? state : throw new NotFound("The case");
}
