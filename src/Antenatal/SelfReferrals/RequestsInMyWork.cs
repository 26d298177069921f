using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>In a midwife's one list of what waits: requests that she took on, and those that nobody has, by the day that the public page promises. It says nothing of whom, or of what.</summary>
internal sealed class RequestsInMyWork(Db db, ISend send, CurrentUser user) : IGatherHandler<GatherMyWork, GatherMyWork.Part>
{
    private sealed record Row(Guid Id, AgeBand AgeBand, DateTimeOffset ReceivedAt, Guid? MidwifeUserId);

    public async Task<IReadOnlyList<GatherMyWork.Part>> Handle(GatherMyWork question, CancellationToken ct)
    {
        if (question.UserId != user.Id || !user.May(Permissions.AnswerRequests)) return [];
        var rows = await db.Query<Row>("""
            SELECT id, age_band, received_at, midwife_user_id FROM antenatal_self_referral WHERE ended_at IS NULL AND (midwife_user_id IS NULL OR midwife_user_id = @UserId)
            ORDER BY CASE age_band WHEN 'Older' THEN 1 ELSE 0 END, received_at, id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
            """, new { question.UserId, GatherMyWork.Most }, ct);
        var promised = new Dictionary<DateOnly, DateOnly>();
        foreach (var day in rows.Select(r => r.ReceivedAt.LondonDay()).Distinct()) promised[day] = await send.Ask(new AddWorkingDays(day, SelfReferral.PromisedWorkingDays), ct);
        return
        [
            .. rows.Select(r => new GatherMyWork.Part(
                "Midwives",
                (r.MidwifeUserId, r.AgeBand) switch
                {
                    (null, AgeBand.Older) => "Take on a request from the public page",
                    (null, _) => "Take on a request from the public page: today",
                    (_, AgeBand.Older) => "Answer a request from the public page",
                    _ => "Answer a request from the public page: today",
                },
                r.AgeBand == AgeBand.Older ? promised[r.ReceivedAt.LondonDay()] : r.ReceivedAt.LondonDay(), r.MidwifeUserId is null ? "/antenatal/requests" : $"/antenatal/requests/{r.Id}",
                r.AgeBand == AgeBand.Older ? WorkPriority.Medium : WorkPriority.Urgent)),
        ];
    }
}

/// <summary>On a midwife's first page: how many wait that nobody has taken on, and how many of them today.</summary>
internal sealed class WaitingRequests(Db db) : IWaiting
{
    private sealed record Sums(int Waiting, int Today);

    public string Path => "/antenatal/requests";

    public async Task<string?> Says(CancellationToken ct)
    {
        var sums = await db.Find<Sums>("""
            SELECT COUNT(*) AS waiting, COALESCE(SUM(CASE WHEN age_band = 'Older' THEN 0 ELSE 1 END), 0) AS today FROM antenatal_self_referral WHERE ended_at IS NULL AND midwife_user_id IS NULL
            """, ct: ct);
        return sums is null or { Waiting: 0 } ? null : $"{sums.Waiting} new{(sums.Today == 0 ? "" : $", {sums.Today} to answer today")}.";
    }
}
