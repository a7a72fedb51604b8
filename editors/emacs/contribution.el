;;; contribution.el --- Models and evidence are served while they are typed  -*- lexical-binding: t -*-
;; Load this file from your init file. It needs eglot (in Emacs 29 and later; before, a package).
(require 'eglot)
(add-to-list 'auto-mode-alist '("\\.ya?ml\\'" . yaml-mode))
(add-to-list 'eglot-server-programs '((yaml-mode yaml-ts-mode) . ("contribution" "lsp")))
(defun contribution-serve ()
  "Serve this buffer where it is a model or a register."
  (when (and buffer-file-name (string-match-p "/\\(models\\|evidence\\)/" buffer-file-name))
    (eglot-ensure)))
(add-hook 'yaml-mode-hook #'contribution-serve)
(add-hook 'yaml-ts-mode-hook #'contribution-serve)
(provide 'contribution)
;;; contribution.el ends here
