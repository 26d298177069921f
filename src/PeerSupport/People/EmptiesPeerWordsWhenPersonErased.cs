using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.People;

/// <summary>
/// When a person's time is over, what they wrote, what was written of them, and what they preferred is emptied; of a supporter what they declared and who they are in
/// Families goes too. That there was a request and a match stays, under an id that names nobody.
/// </summary>
internal sealed class EmptiesPeerWordsWhenPersonErased(Db db, Aliases aliases) : IWhen<PersonErased>
{
    public async Task Handle(PersonErased happened, CancellationToken ct)
    {
        var row = new { ids = await aliases.AllOf(happened.PersonId, ct) };
        await db.Execute("""
            UPDATE peersupport_step SET reason = NULL WHERE subject_id IN (SELECT r.id FROM peersupport_request r WHERE r.person_id IN @ids)
              OR subject_id IN (SELECT m.id FROM peersupport_match m WHERE m.person_id IN @ids) OR subject_id IN (SELECT s.id FROM peersupport_supporter s WHERE s.person_id IN @ids)
            """, row, ct);
        await db.Execute("UPDATE peersupport_asked SET words = NULL WHERE request_id IN (SELECT r.id FROM peersupport_request r WHERE r.person_id IN @ids)", row, ct);
        await db.Execute("""
            UPDATE peersupport_request SET prefer_language = NULL, prefer_sex = NULL, prefer_age = NULL, prefer_faith = NULL, prefer_near = NULL, free_when = NULL, avoid_note = NULL, signposted_to = NULL,
                discussed_outcome = NULL, version = version + 1
            WHERE person_id IN @ids
            """, row, ct);
        await db.Execute("UPDATE peersupport_message SET words = NULL WHERE match_id IN (SELECT m.id FROM peersupport_match m WHERE m.person_id IN @ids)", row, ct);
        await db.Execute("UPDATE peersupport_match SET boundaries = NULL WHERE person_id IN @ids", row, ct);
        await Supporters(row.ids, ct);
    }

    private async Task Supporters(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var theirs = await db.Query<Guid>("SELECT id FROM peersupport_supporter WHERE person_id IN @ids", new { ids }, ct);
        if (theirs.Count == 0) return;
        var row = new { theirs };
        await db.Execute("DELETE FROM peersupport_declared WHERE supporter_id IN @theirs", row, ct);
        await db.Execute("UPDATE peersupport_enquiry SET words = NULL WHERE supporter_id IN @theirs", row, ct);
        await db.Execute("UPDATE peersupport_check SET number_sealed = NULL WHERE supporter_id IN @theirs", row, ct);
        await db.Execute("UPDATE peersupport_supervision SET note = NULL WHERE supporter_id IN @theirs", row, ct);
        await db.Execute("UPDATE peersupport_supporter SET person_id = NULL, known_as = NULL, area_note = NULL, version = version + 1 WHERE id IN @theirs", row, ct);
    }
}
