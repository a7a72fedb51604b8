-- Put this file into ~/.config/nvim/plugin/. It serves YAML below folders called models and evidence.
vim.api.nvim_create_autocmd("FileType", {
  pattern = "yaml",
  callback = function(args)
    local file = vim.api.nvim_buf_get_name(args.buf)
    local root = file:match("^(.*)/models/") or file:match("^(.*)/evidence/")
    if root == nil then
      return
    end
    local config = { name = "contribution", cmd = { "contribution", "lsp" }, root_dir = root }
    if vim.lsp.start then
      vim.lsp.start(config, { bufnr = args.buf })
    else -- before 0.8
      vim.lsp.buf_attach_client(args.buf, vim.lsp.start_client(config))
    end
  end,
})
