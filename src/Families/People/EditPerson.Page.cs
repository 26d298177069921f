using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Design;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

internal static partial class EditPerson
{
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Audit audit) : PersonPage(audit)
    {
        public int Version { get; set; }
        public string? FirstName { get; set; }
        public string? FamilyName { get; set; }
        public bool OnlyOneName { get; set; }
        public string? PreferredName { get; set; }
        public DateOnly? Born { get; set; }
        public MonthOfYear? BornMonth { get; set; }
        public bool Estimated { get; set; }
        public string? NhsNumber { get; set; }
        public string? NoNhsNumberReason { get; set; }
        public bool SetAside { get; set; }

        public Answer Stands { get; private set; } = null!;

        public override PersonSight.Seen Seen => Stands.Seen;

        /// <summary>Offered where the number that was typed fails its check.</summary>
        public bool OffersToSetAside => Fails(NhsNumber);

        public Task<IActionResult> OnPost(CancellationToken ct) => Save(() => send.Send(new Command(
            PersonId, Version, FirstName, FamilyName, OnlyOneName, PreferredName, Born, BornMonth?.FirstDay, Estimated, NhsNumber, NoNhsNumberReason, SetAside), ct));

        protected override async Task Load(CancellationToken ct)
        {
            Stands = await send.Ask(new Query(PersonId), ct);
            if (Conflict is null || Stands.Details is not { } now) return;
            // Both versions are on the page: what is sent next is meant against the newer one.
            ModelState.Remove(nameof(Version));
            Version = now.Version;
        }

        protected override void Fill()
        {
            if (Stands.Details is not { } now) return;
            (Version, FirstName, FamilyName, OnlyOneName, PreferredName) = (now.Version, now.FirstName, now.FamilyName, now.FamilyName is null, now.PreferredName);
            (Born, BornMonth) = now.BirthMonthOnly ? (null, now.DateOfBirth is { } month ? MonthOfYear.Of(month) : null) : (now.DateOfBirth, (MonthOfYear?)null);
            (Estimated, NoNhsNumberReason) = (now.BirthEstimated, now.NoNhsNumberReason);
            NhsNumber = now.NhsNumber is { } number ? People.NhsNumber.Show(number) : null;
        }
    }
}
