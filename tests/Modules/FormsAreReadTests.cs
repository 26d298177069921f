using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.FamilyHubs;
using Xunit;

namespace Neighbourhood.Modules;

/// <summary>
/// A page reads what was typed into the properties of the class that declares them: [BindProperties] on the page alone leaves
/// those of its base empty, and a person is told that what they typed is missing.
/// </summary>
public sealed class FormsAreReadTests
{
    [Fact]
    public void Every_field_that_a_page_of_the_hubs_shares_with_others_is_read_from_its_form()
    {
        var shared = typeof(FamilyHubsModule).Assembly.GetTypes().Where(t => typeof(PageModel).IsAssignableFrom(t) && t.IsAbstract && !t.IsSealed).ToList();
        var fields = shared.SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(p => p.SetMethod is { IsPublic: true }).ToList();
        Assert.True(fields.Count > 30);
        Assert.Empty(fields.Where(p => !p.DeclaringType!.IsDefined(typeof(BindPropertiesAttribute), inherit: true) && !p.GetCustomAttributes().OfType<IBindingSourceMetadata>().Any())
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}"));
    }
}
