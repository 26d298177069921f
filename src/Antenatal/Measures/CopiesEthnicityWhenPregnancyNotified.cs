using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Measures;

/// <summary>A pregnancy is known: the ethnic group that she said is hers is copied for figures, so that they do not change with what is noted later.</summary>
internal sealed class CopiesEthnicityWhenPregnancyNotified(Db db, ISend send) : IWhen<PregnancyNotified>
{
    public async Task Handle(PregnancyNotified happened, CancellationToken ct)
    {
        if (await send.Ask(new GetEthnicities([happened.PersonId]), ct) is [{ EthnicityCode: { } ethnicity }])
            await db.Execute("UPDATE antenatal_pregnancy SET ethnicity = @ethnicity WHERE id = @PregnancyId AND ethnicity IS NULL", new { happened.PregnancyId, ethnicity }, ct);
    }
}
