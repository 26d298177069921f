using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A link is not wanted any more: the hub stops. Where contact is held it reads "no longer needed, ask the midwife", and no reason.</summary>
internal sealed class StopsLinkWhenHubLinkWithdrawn(Db db, Links links) : IWhen<HubLinkWithdrawn>
{
    private const int Longest = 20;

    public async Task Handle(HubLinkWithdrawn happened, CancellationToken ct)
    {
        var code = happened.ReasonCode.Length > Longest ? happened.ReasonCode[..Longest] : happened.ReasonCode;
        if (await links.IfKnown(happened.LinkId, ct) is { } link)
        {
            await links.Withdraw(link, code, ct);
            return;
        }
        if (await db.Execute("UPDATE familyhubs_link_heard SET withdrawn_code = @code WHERE link_id = @LinkId", new { happened.LinkId, code }, ct) == 0)
            await db.Execute("INSERT INTO familyhubs_link_heard (link_id, withdrawn_code, due_known) VALUES (@LinkId, @code, 0)", new { happened.LinkId, code }, ct);
    }
}
