using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>On the page of everybody who could be expecting or a partner: the way to stop contact about a pregnancy. It is the same whether there is one or not.</summary>
internal sealed class StopContactPanel(ISend send, TimeProvider clock) : IPersonPanel
{
    /// <summary>Younger than this nobody is.</summary>
    private const int FromMonths = 12 * 10;

    public string Permission => Permissions.StopContact;

    public int Order => 9;

    public string Partial => "/Antenatal/Losses/StopContactPanel.cshtml";

    public async Task<object?> For(Guid personId, CancellationToken ct) =>
        await send.Ask(new GetAges([personId], clock.Today()), ct) is [{ Months: < FromMonths }] or [{ IsUnborn: true }] ? null : new Model(personId);

    internal sealed record Model(Guid PersonId);
}
