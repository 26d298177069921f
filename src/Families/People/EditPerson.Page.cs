using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Design;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

internal static partial class EditPerson
{
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Audit audit) : FormPage
    {
        public Guid PersonId { get; set; }
        public int Version { get; set; }
        public string? FirstName { get; set; }
        public string? FamilyName { get; set; }
        public bool OnlyOneName { get; set; }
        public string? PreferredName { get; set; }
        public DateOnly? Born { get; set; }
        public MonthOfYear? BornMonth { get; set; }
        public string? NhsNumber { get; set; }
        public string? NoNhsNumberReason { get; set; }
        public string? Ethnicity { get; set; }
        public string? Language { get; set; }
        public bool? InterpreterNeeded { get; set; }
        public List<RegisterFamily.Access> Accessible { get; set; } = [];
        public string? ContactPreference { get; set; }

        /// <summary>Why a restricted person's details are needed; asked before they are shown, and sent along with them.</summary>
        public string? Reason { get; set; }

        public Answer Stands { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            Reason = null;
            await Show(ct);
            Fill();
        }

        public Task<IActionResult> OnPostReason(CancellationToken ct) => Try(async () =>
        {
            CheckReason();
            await Show(ct);
            ModelState.Clear();
            Fill();
            return Page();
        });

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            if (!string.IsNullOrEmpty(Reason)) CheckReason();
            audit.Reason = Reason?.Trim();
            await send.Send(new Command(PersonId, Version, FirstName, FamilyName, OnlyOneName, PreferredName, Born, BornMonth?.FirstDay, NhsNumber, NoNhsNumberReason,
                Ethnicity, Language, InterpreterNeeded, Accessible, ContactPreference), ct);
            await Show(ct);
            return Redirect(Stands.HouseholdId is { } household ? $"/household/{household}" : "/families");
        });

        private void CheckReason() =>
            new Refusals().Text(Reason, nameof(Reason), 500, "Say why you need to see this person's details", least: 5).Throw();

        protected override async Task Show(CancellationToken ct)
        {
            audit.Reason = Reason?.Trim() is { Length: >= 5 and <= 500 } reason ? reason : null;
            Stands = await send.Ask(new Query(PersonId), ct);
            if (Conflict is null || Stands.Details is not { } now) return;
            ModelState.Remove(nameof(Version));
            Version = now.Version;
        }

        private void Fill()
        {
            if (Stands.Details is not { } now) return;
            (Version, FirstName, FamilyName, OnlyOneName, PreferredName) = (now.Version, now.FirstName, now.FamilyName, now.FamilyName is null, now.PreferredName);
            (Born, BornMonth) = now.BirthMonthOnly ? (null, now.DateOfBirth is { } month ? MonthOfYear.Of(month) : null) : (now.DateOfBirth, (MonthOfYear?)null);
            (NhsNumber, NoNhsNumberReason) = (now.NhsNumber is { } number ? People.NhsNumber.Show(number) : null, now.NoNhsNumberReason);
            (Ethnicity, Language, InterpreterNeeded, ContactPreference) = (now.Ethnicity, now.Language, now.InterpreterNeeded, now.ContactPreference);
            Accessible = [.. (now.AccessibleInfo ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<RegisterFamily.Access>)];
        }
    }
}
