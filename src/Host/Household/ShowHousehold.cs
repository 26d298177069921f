using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Host;

/// <summary>Shows a worker one family as a card of panels, each drawn by the module that knows it.</summary>
internal static class ShowHousehold
{
    [Allows(HostPermissions.ViewHousehold, On = nameof(HouseholdId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid HouseholdId { get; set; }

        public GetHousehold.Answer Household { get; private set; } = null!;

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            Household = await send.Ask(new GetHousehold(HouseholdId), ct) ?? throw new NotFound();
            return Household.Id == HouseholdId ? Page() : Redirect($"/household/{Household.Id}");
        }
    }
}
