using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>For an answer to somebody who asks what is kept about her: that she wrote to the midwives, where a pregnancy came of it. Of a request without one nobody knows whose it is.</summary>
internal sealed class RequestsForAccess(Db db) : IGatherHandler<GatherForAccess, GatherForAccess.Part>
{
    private sealed record Row(Guid Id, DateTimeOffset ReceivedAt, int Tries);

    public async Task<IReadOnlyList<GatherForAccess.Part>> Handle(GatherForAccess question, CancellationToken ct) => [.. (await db.Query<Row>("""
        SELECT r.id, r.received_at, (SELECT COUNT(*) FROM antenatal_try t WHERE t.self_referral_id = r.id) AS tries
        FROM antenatal_self_referral r JOIN antenatal_pregnancy p ON p.id = r.pregnancy_id WHERE p.person_id = @PersonId ORDER BY r.id
        """, question, ct)).Select(r => new GatherForAccess.Part(r.Id, "Antenatal", "A request that you sent to the midwives", r.ReceivedAt.LondonDay(), "You, on the public page",
            $"You asked a midwife to contact you. She tried {(r.Tries == 1 ? "once" : $"{r.Tries} times")} and spoke to you. What you wrote was removed then.", []))];
}

/// <summary>How many requests became a pregnancy of this person: for merge, subject access and retention.</summary>
internal sealed class RequestsOfPerson(Db db) : IGatherHandler<GatherAboutPerson, GatherAboutPerson.Part>
{
    public async Task<IReadOnlyList<GatherAboutPerson.Part>> Handle(GatherAboutPerson question, CancellationToken ct)
    {
        var ids = await db.Query<Guid>("SELECT r.id FROM antenatal_self_referral r JOIN antenatal_pregnancy p ON p.id = r.pregnancy_id WHERE p.person_id = @PersonId ORDER BY r.id", question, ct);
        return ids.Count == 0 ? [] : [new("Antenatal", "requests that they sent to the midwives", ids)];
    }
}
