using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Concerns;

/// <summary>Says what to ring at this hour, and which account is the duty service: by the settings of the place.</summary>
internal sealed class AnswerGetSafeguardingDuty(ISend send, TimeProvider clock) : IFactHandler<GetSafeguardingDuty, GetSafeguardingDuty.Answer>
{
    public async Task<GetSafeguardingDuty.Answer> Handle(GetSafeguardingDuty question, CancellationToken ct)
    {
        var (numbers, leads) = (await send.Ask(new GetSetting("safeguarding.numbers", question.NeighbourhoodId), ct), await send.Ask(new GetSetting("safeguarding.leads", question.NeighbourhoodId), ct));
        var at = clock.Now().London().DateTime;
        var duty = SafeguardingSetting.OnDuty(leads, at).FirstOrDefault(d => d is { Turn: ConcernTurn.Duty, Email: not null })?.Email;
        return new(string.Join(", ", SafeguardingSetting.Numbers(numbers, leads, at)), duty is null ? null : await Account(duty, ct));
    }

    private async Task<Guid?> Account(string email, CancellationToken ct)
    {
        foreach (var lead in await send.Ask(new FindStaff(Role: Roles.SafeguardingLead), ct))
            if (string.Equals(await send.Ask(new GetWorkAddress(lead.Id), ct), email, StringComparison.OrdinalIgnoreCase)) return lead.Id;
        return null;
    }
}
