using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>What waits at a worker's hubs, in the one list of what waits for them; what is late is a manager's too.</summary>
internal sealed class AskedInMyWork(AskedList list, CurrentUser user) : IGatherHandler<GatherMyWork, GatherMyWork.Part>
{
    public async Task<IReadOnlyList<GatherMyWork.Part>> Handle(GatherMyWork question, CancellationToken ct)
    {
        if (question.UserId != user.Id || !user.May(Permissions.AnswerProposals)) return [];
        return [.. (await list.Open(ct)).Take(GatherMyWork.Most).Select(i => new GatherMyWork.Part("Family hubs", i.What, i.DueOn, i.Path, i switch
        {
            { Urgent: true } => WorkPriority.Urgent,
            { Late: true } => WorkPriority.High,
            _ => WorkPriority.Medium,
        }))];
    }
}

/// <summary>On the first page: how much is asked of the user's hubs.</summary>
internal sealed class WaitingAsked(AskedList list) : IWaiting
{
    public string Path => "/familyhubs/asked";

    public Task<string?> Says(CancellationToken ct) => list.Says(ct);
}

/// <summary>On the first page of whoever sent families to hubs: what was answered in the last week. The report back, without a name.</summary>
internal sealed class WaitingSent(Db db, CurrentUser user, TimeProvider clock) : IWaiting
{
    public string Path => "/familyhubs/refer/sent";

    public async Task<string?> Says(CancellationToken ct)
    {
        var answered = await db.Find<int>("SELECT COUNT(*) FROM familyhubs_gp_referral WHERE sender_user_id = @me AND state = 'Answered' AND answered_at > @since", new { me = user.Id, since = clock.Now().AddDays(-7) }, ct);
        return answered == 0 ? null : $"{answered} answered in the last week.";
    }
}
