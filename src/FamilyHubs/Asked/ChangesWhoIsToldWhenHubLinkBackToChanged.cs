using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>She changed whom she lets be told: from now on only they are, and what her practice could read goes where she took that back.</summary>
internal sealed class ChangesWhoIsToldWhenHubLinkBackToChanged(Db db, ToldPractices practices) : IWhen<HubLinkBackToChanged>
{
    public async Task Handle(HubLinkBackToChanged happened, CancellationToken ct)
    {
        var row = new { happened.LinkId, backTo = TakesLinkWhenHubLinkAsked.Joined(happened.BackToCodes, TakesLinkWhenHubLinkAsked.LongestBackTo) };
        if (await db.Execute("UPDATE familyhubs_link SET back_to = @backTo WHERE id = @LinkId", row, ct) > 0)
        {
            if (!Links.Codes(row.backTo).Contains(Links.Practice)) await practices.Forget(happened.LinkId, ct);
            return;
        }
        if (await db.Execute("UPDATE familyhubs_link_heard SET back_to = @backTo WHERE link_id = @LinkId", row, ct) == 0)
            await db.Execute("INSERT INTO familyhubs_link_heard (link_id, due_known, back_to) VALUES (@LinkId, 0, @backTo)", row, ct);
    }
}
